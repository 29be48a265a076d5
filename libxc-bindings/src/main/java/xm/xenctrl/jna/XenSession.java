package xm.xenctrl.jna;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import xm.xenctrl.HypercallException;
import xm.xenctrl.XenUnavailableException;
import xm.xenctrl.jna.abi.DomainInfoLayout;
import xm.xenctrl.jna.abi.PhysCapabilities;
import xm.xenctrl.jna.abi.PhysInfoLayout;
import xm.xenctrl.jna.abi.XenAbi;
import xm.xenctrl.jna.abi.XenRelease;
import xm.xenctrl.jna.abi.XenSonames;

/**
 * One open handle to libxc ({@code xc_interface *}) with what is known about its release. Shared by
 * the hypervisor and the domain builder and closed when both are; libxc's handle may be used from
 * several threads.
 */
final class XenSession {
  /** XC_OPENFLAG_DUMMY of xenctrl.h: no hypervisor is opened. */
  static final int DUMMY = 1;

  private final NativeApi api;
  private final XenRelease release;
  private final XenAbi abi;
  private final XcLog log;
  private final Pointer handle;
  private StructSizes sizes;
  private String limitation;
  private int users = 1;

  private XenSession(NativeApi api, XenRelease release, XenAbi abi, XcLog log, Pointer handle) {
    this.api = api;
    this.release = release;
    this.abi = abi;
    this.log = log;
    this.handle = handle;
  }

  /**
   * Opens libxc and checks that the running hypervisor talks to it and that its structs have the
   * sizes of the table.
   *
   * @param flags 0, or {@link #DUMMY} which skips what needs a hypervisor
   * @throws XenUnavailableException when the library does not fit the hypervisor
   */
  static XenSession open(NativeApi api, XenRelease release, int flags) {
    XcLog log = new XcLog(api);
    Pointer handle = api.callPointer("xc_interface_open", log.logger(), log.logger(), flags);
    if (handle == null) {
      int errno = Native.getLastError();
      String detail = log.take();
      log.close();
      throw new XenUnavailableException(
          "Cannot talk to Xen through "
              + XenSonames.guestLibrary(release)
              + ": "
              + (detail.isEmpty() ? NativeErrors.sentence(api, errno) : detail)
              + ".");
    }
    XenSession session = new XenSession(api, release, XenAbi.of(release), log, handle);
    if (flags != DUMMY) {
      try {
        session.checkFit();
      } catch (RuntimeException unfit) {
        session.close();
        throw unfit;
      }
    }
    return session;
  }

  private void checkFit() {
    try {
      sizes = StructSizes.measure(api, handle);
    } catch (StructSizes.Refused refused) {
      throw new XenUnavailableException(misfit(refused));
    }
    limitation = limitationFor(release, abi, sizes);
    if (sizes.domainInfo() < DomainInfoLayout.COMMON_BYTES) {
      throw new XenUnavailableException(limitation);
    }
  }

  private String misfit(StructSizes.Refused refused) {
    String library = XenSonames.guestLibrary(release);
    if (refused.errno() == NativeErrors.EPERM) {
      return "Xen does not let this domain manage others (EPERM): run xm in dom0.";
    }
    if (refused.errno() != NativeErrors.EACCES) {
      return "Cannot talk to Xen through "
          + library
          + ": "
          + refused.function()
          + " fails, "
          + NativeErrors.sentence(api, refused.errno())
          + ".";
    }
    return library
        + " does not fit the running hypervisor: Xen "
        + release
        + " refuses the interface version of its calls (EACCES). Install the "
        + XenSonames.debianPackage(release)
        + " that was built with the hypervisor; if FLASK is on, its policy may be what refuses.";
  }

  /** Why nothing that needs a struct layout may be tried; null when all is well. */
  static String limitationFor(XenRelease release, XenAbi abi, StructSizes sizes) {
    if (abi == null) {
      return "this xm knows the structures of Xen "
          + XenAbi.oldest()
          + " to "
          + XenAbi.newest()
          + " only and Xen "
          + release
          + " is running; listing and stopping domains work";
    }
    if (sizes.domainInfo() != abi.domainInfo().size()
        || sizes.physInfo() != abi.physInfo().size()) {
      return XenSonames.guestLibrary(release)
          + " has structures of other sizes than Xen "
          + release
          + " (domain info "
          + sizes.domainInfo()
          + " bytes instead of "
          + abi.domainInfo().size()
          + ", host info "
          + sizes.physInfo()
          + " instead of "
          + abi.physInfo().size()
          + "); it is a changed build, install the distribution's";
    }
    return null;
  }

  NativeApi api() {
    return api;
  }

  XenRelease runningRelease() {
    return release;
  }

  XcLog log() {
    return log;
  }

  Pointer handle() {
    return handle;
  }

  /** Bytes from one entry of xc_domain_getinfolist to the next, as measured. */
  int domainInfoStride() {
    return sizes.domainInfo();
  }

  /** Layout by the measured size; null for an unknown one. */
  PhysInfoLayout physInfo() {
    return PhysInfoLayout.ofSize(sizes.physInfo());
  }

  PhysCapabilities capabilities() {
    return (abi == null ? XenAbi.XEN_4_22 : abi).capabilities();
  }

  /**
   * The table of this release.
   *
   * @throws HypercallException when there is none that can be trusted
   */
  XenAbi trustedAbi(String operation, String function) {
    if (limitation != null || abi == null) {
      throw new HypercallException(
          "Cannot " + operation + ": " + limitation + ".", function, 0, -1);
    }
    return abi;
  }

  /** Calls an int function whose first argument is the handle. */
  int call(String function, Object... arguments) {
    return api.callInt(function, withHandle(arguments));
  }

  Pointer callPointer(String function, Object... arguments) {
    return api.callPointer(function, withHandle(arguments));
  }

  private Object[] withHandle(Object[] arguments) {
    Object[] all = new Object[arguments.length + 1];
    all[0] = handle;
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return all;
  }

  /** Calls and throws when the result is negative; "Cannot OPERATION DOMID: ...". */
  int require(String operation, int domid, String function, Object... arguments) {
    int result = call(function, arguments);
    if (result < 0) {
      throw refused(operation, domid, function, Native.getLastError());
    }
    return result;
  }

  /** Tells what errno means; what libxc logged is told only when errno says nothing. */
  HypercallException refused(String operation, int domid, String function, int errno) {
    String logged = log.take();
    return NativeErrors.refused(api, function, operation, domid, errno, errno == 0 ? logged : "");
  }

  /** A view in the byte order of the machine, as C sees the memory. */
  static ByteBuffer view(Memory memory) {
    return memory.getByteBuffer(0, memory.size()).order(ByteOrder.nativeOrder());
  }

  /** Memory filled with zeros. */
  static Memory zeroed(long bytes) {
    Memory memory = new Memory(bytes);
    memory.clear();
    return memory;
  }

  synchronized boolean share() {
    if (users == 0) {
      return false;
    }
    users++;
    return true;
  }

  /** Gives one use back; the last one closes the handle. */
  synchronized void release() {
    if (users > 0 && --users == 0) {
      close();
    }
  }

  private void close() {
    api.callInt("xc_interface_close", handle);
    log.close();
  }
}
