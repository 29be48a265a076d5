package xm.xenctrl.jna;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import xm.xenctrl.CpuTopology;
import xm.xenctrl.HypercallException;
import xm.xenctrl.NumaNode;
import xm.xenctrl.PhysInfo;
import xm.xenctrl.XenVersion;
import xm.xenctrl.jna.abi.FixedLayout;
import xm.xenctrl.jna.abi.PhysCapabilities;
import xm.xenctrl.jna.abi.PhysInfoLayout;

/** Reads facts about the host and the hypervisor itself. */
final class HostReader {
  /** XENVER_* of xen/include/public/version.h with the sizes that libxc copies. */
  private static final int VERSION = 0;

  private static final int EXTRA_VERSION = 1;
  private static final int COMPILE_INFO = 2;
  private static final int CAPABILITIES = 3;
  private static final int CHANGESET = 4;
  private static final int PLATFORM_PARAMETERS = 5;
  private static final int PAGE_SIZE = 7;
  private static final int COMMAND_LINE = 9;
  private static final int BUILD_ID = 10;

  private static final int TEXT_BYTES = 1024;
  private static final int BUILD_ID_BYTES = 256;
  private static final int PROBE_BYTES = 4096;
  private static final int RING_STEP_BYTES = 16 * 1024;
  private static final int INVALID = 0xffffffff;

  private final XenSession session;

  HostReader(XenSession session) {
    this.session = session;
  }

  XenVersion version() {
    int version = number(VERSION);
    try (Memory m = XenSession.zeroed(PROBE_BYTES)) {
      ask(COMPILE_INFO, m);
      String compiler = text(m, FixedLayout.COMPILER, 64);
      String by = text(m, FixedLayout.COMPILE_BY, 16);
      String domain = text(m, FixedLayout.COMPILE_DOMAIN, 32);
      String date = text(m, FixedLayout.COMPILE_DATE, 32);
      ask(PLATFORM_PARAMETERS, m);
      long virtStart = m.getLong(0);
      return new XenVersion(
          version >>> 16,
          version & 0xffff,
          string(EXTRA_VERSION, m),
          string(CAPABILITIES, m),
          string(CHANGESET, m),
          string(COMMAND_LINE, m),
          number(PAGE_SIZE),
          virtStart,
          compiler,
          by,
          domain,
          date,
          buildId(m));
    }
  }

  private int number(int command) {
    return session.require("ask for Xen's version", -1, "xc_version", command, null);
  }

  private void ask(int command, Memory into) {
    into.clear();
    session.require("ask for Xen's version", -1, "xc_version", command, into);
  }

  private String string(int command, Memory scratch) {
    ask(command, scratch);
    return text(scratch, 0, TEXT_BYTES);
  }

  private static String text(Memory memory, int offset, int max) {
    byte[] bytes = memory.getByteArray(offset, max);
    int length = 0;
    while (length < max && bytes[length] != 0) {
      length++;
    }
    return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
  }

  /** Hexadecimal; empty for a hypervisor that was linked without one. */
  private String buildId(Memory scratch) {
    scratch.clear();
    scratch.setInt(0, BUILD_ID_BYTES);
    int length = session.call("xc_version", BUILD_ID, scratch);
    StringBuilder hex = new StringBuilder();
    for (int i = 0; i < length && i < BUILD_ID_BYTES; i++) {
      int b = scratch.getByte(Integer.BYTES + i) & 0xff;
      hex.append(Character.forDigit(b >> 4, 16)).append(Character.forDigit(b & 0xf, 16));
    }
    return hex.toString();
  }

  PhysInfo physInfo() {
    PhysInfoLayout layout = session.physInfo();
    if (layout == null) {
      throw new HypercallException(
          "Cannot read the host's memory and CPUs: Xen "
              + session.runningRelease()
              + " tells them in a form that this xm does not know.",
          "xc_physinfo",
          0,
          -1);
    }
    try (Memory m = XenSession.zeroed(PROBE_BYTES)) {
      session.require("read the host's memory and CPUs", -1, "xc_physinfo", m);
      ByteBuffer b = XenSession.view(m);
      int word = b.getInt(PhysInfoLayout.CAPABILITIES);
      PhysCapabilities can = session.capabilities();
      List<Integer> hwCaps = new ArrayList<>(PhysInfoLayout.HW_CAP_WORDS);
      for (int i = 0; i < PhysInfoLayout.HW_CAP_WORDS; i++) {
        hwCaps.add(b.getInt(layout.hwCap() + i * Integer.BYTES));
      }
      return new PhysInfo(
          b.getInt(PhysInfoLayout.THREADS_PER_CORE),
          b.getInt(PhysInfoLayout.CORES_PER_SOCKET),
          b.getInt(PhysInfoLayout.NR_CPUS),
          b.getInt(PhysInfoLayout.MAX_CPU_ID),
          b.getInt(PhysInfoLayout.NR_NODES),
          b.getInt(PhysInfoLayout.CPU_KHZ),
          b.getLong(layout.totalPages()),
          b.getLong(layout.freePages()),
          b.getLong(layout.scrubPages()),
          b.getLong(layout.outstandingPages()),
          can.hvm(word),
          can.directIo(word),
          can.pv(word),
          can.hap(word),
          can.shadow(word),
          can.grantV2(word),
          hwCaps);
    }
  }

  List<CpuTopology> cpuTopology() {
    String operation = "read the CPU topology";
    int size = FixedLayout.CPU_TOPOLOGY.size();
    try (Memory number = XenSession.zeroed(Integer.BYTES)) {
      session.require(operation, -1, "xc_cputopoinfo", number, null);
      int count = number.getInt(0);
      List<CpuTopology> cpus = new ArrayList<>(count);
      try (Memory array = XenSession.zeroed((long) count * size + PROBE_BYTES)) {
        session.require(operation, -1, "xc_cputopoinfo", number, array);
        ByteBuffer b = XenSession.view(array);
        count = Math.min(count, number.getInt(0));
        for (int i = 0; i < count; i++) {
          int core = b.getInt(i * size + FixedLayout.TOPO_CORE);
          if (core != INVALID) {
            cpus.add(
                new CpuTopology(
                    i,
                    core,
                    b.getInt(i * size + FixedLayout.TOPO_SOCKET),
                    b.getInt(i * size + FixedLayout.TOPO_NODE)));
          }
        }
      }
      return cpus;
    }
  }

  List<NumaNode> numaNodes() {
    String operation = "read the NUMA nodes";
    int size = FixedLayout.NODE_MEMORY.size();
    try (Memory number = XenSession.zeroed(Integer.BYTES)) {
      session.require(operation, -1, "xc_numainfo", number, null, null);
      int count = number.getInt(0);
      List<NumaNode> nodes = new ArrayList<>(count);
      try (Memory memory = XenSession.zeroed((long) count * size + PROBE_BYTES);
          Memory distance = XenSession.zeroed((long) count * count * Integer.BYTES + PROBE_BYTES)) {
        session.require(operation, -1, "xc_numainfo", number, memory, distance);
        ByteBuffer b = XenSession.view(memory);
        count = Math.min(count, number.getInt(0));
        for (int i = 0; i < count; i++) {
          long total = b.getLong(i * size + FixedLayout.NODE_SIZE);
          if (total != -1L) {
            long free = b.getLong(i * size + FixedLayout.NODE_FREE);
            nodes.add(new NumaNode(i, total, free, distances(distance, i, count)));
          }
        }
      }
      return nodes;
    }
  }

  private static List<Integer> distances(Memory matrix, int node, int count) {
    List<Integer> row = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int distance = matrix.getInt((long) (node * count + i) * Integer.BYTES);
      if (distance == INVALID) {
        return List.of();
      }
      row.add(distance);
    }
    return row;
  }

  /**
   * Reads on from the index that Xen gave back, so that a ring of any size is told whole, and
   * clears it with the last call only: clearing earlier would lose what is not read yet.
   */
  String consoleRing(boolean clear) {
    StringBuilder text = new StringBuilder();
    try (Memory buffer = new Memory(RING_STEP_BYTES);
        Memory count = XenSession.zeroed(Integer.BYTES);
        Memory index = XenSession.zeroed(Integer.BYTES)) {
      boolean incremental = false;
      while (readRing(buffer, count, index, false, incremental) > 0) {
        append(text, buffer, count.getInt(0));
        incremental = true;
      }
      if (clear && readRing(buffer, count, index, true, incremental) > 0) {
        append(text, buffer, count.getInt(0));
      }
    }
    return text.toString();
  }

  private int readRing(
      Memory buffer, Memory count, Memory index, boolean clear, boolean incremental) {
    count.setInt(0, RING_STEP_BYTES);
    int result =
        session.call(
            "xc_readconsolering", buffer, count, clear ? 1 : 0, incremental ? 1 : 0, index);
    if (result != 0) {
      throw session.refused("read Xen's console", -1, "xc_readconsolering", Native.getLastError());
    }
    return count.getInt(0);
  }

  private static void append(StringBuilder text, Memory buffer, int bytes) {
    text.append(new String(buffer.getByteArray(0, bytes), StandardCharsets.ISO_8859_1));
  }
}
