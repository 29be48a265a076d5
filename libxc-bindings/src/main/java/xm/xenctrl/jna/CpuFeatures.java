package xm.xenctrl.jna;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.List;
import xm.xenctrl.FeatureCalls;
import xm.xenctrl.HypercallException;

/** Feature words of the host and of domains, through libxenguest. */
final class CpuFeatures implements FeatureCalls {
  /** XEN_SYSCTL_cpu_featureset_*: what a guest may have, and before 4.15 what it gets. */
  private static final int PV_MAX = 4;

  private static final int HVM_MAX = 5;
  private static final int PV = 2;
  private static final int HVM = 3;

  /** More than any release has. */
  private static final int WORDS = 64;

  /** CPUID_MAX_SERIALISED_LEAVES and MSR_MAX_SERIALISED_ENTRIES are far below these. */
  private static final int LEAVES = 512;

  private static final int MSRS = 128;

  /** xen_cpuid_leaf_t: leaf, subleaf, a, b, c, d. */
  private static final int LEAF_BYTES = 24;

  private static final int MSR_BYTES = 16;

  /** XEN_CPUID_NO_SUBLEAF. */
  private static final int NO_SUBLEAF = -1;

  /** Leaf, subleaf and register (0 is eax) of each word; cpufeatureset.h, FEATURESET_*. */
  private static final int[][] SOURCES = {
    {1, NO_SUBLEAF, 3},
    {1, NO_SUBLEAF, 2},
    {0x80000001, NO_SUBLEAF, 3},
    {0x80000001, NO_SUBLEAF, 2},
    {0xd, 1, 0},
    {7, 0, 1},
    {7, 0, 2},
    {0x80000007, NO_SUBLEAF, 3},
    {0x80000008, NO_SUBLEAF, 1},
    {7, 0, 3},
    {7, 1, 0}
  };

  private final XenSession session;

  CpuFeatures(XenSession session) {
    this.session = session;
  }

  @Override
  public List<Integer> guestFeatures(boolean hvm) {
    try {
      return featureset(hvm ? HVM_MAX : PV_MAX);
    } catch (HypercallException unknownIndex) {
      return featureset(hvm ? HVM : PV);
    }
  }

  private List<Integer> featureset(int index) {
    try (Memory count = XenSession.zeroed(Integer.BYTES);
        Memory words = XenSession.zeroed((long) WORDS * Integer.BYTES)) {
      count.setInt(0, WORDS);
      session.require(
          "read the features of the CPUs", -1, "xc_get_cpu_featureset", index, count, words);
      List<Integer> found = new ArrayList<>();
      for (int i = 0; i < Math.min(WORDS, count.getInt(0)); i++) {
        found.add(words.getInt((long) i * Integer.BYTES));
      }
      return found;
    }
  }

  @Override
  public List<Integer> domainFeatures(int domid) {
    Pointer policy;
    try {
      policy = session.api().callPointer("xc_cpu_policy_init");
    } catch (HypercallException absent) {
      return List.of(); // before 4.16
    }
    if (policy == null) {
      throw refused(domid, "xc_cpu_policy_init");
    }
    try {
      session.require(
          "read the CPUID policy of domain", domid, "xc_cpu_policy_get_domain", domid, policy);
      return words(domid, policy);
    } finally {
      session.api().callVoid("xc_cpu_policy_destroy", policy);
    }
  }

  private List<Integer> words(int domid, Pointer policy) {
    try (Memory leaves = XenSession.zeroed((long) LEAVES * LEAF_BYTES);
        Memory leafCount = XenSession.zeroed(Integer.BYTES);
        Memory msrs = XenSession.zeroed((long) MSRS * MSR_BYTES);
        Memory msrCount = XenSession.zeroed(Integer.BYTES)) {
      leafCount.setInt(0, LEAVES);
      msrCount.setInt(0, MSRS);
      session.require(
          "read the CPUID policy of domain",
          domid,
          "xc_cpu_policy_serialise",
          policy,
          leaves,
          leafCount,
          msrs,
          msrCount);
      List<Integer> words = new ArrayList<>();
      for (int[] source : SOURCES) {
        words.add(register(leaves, leafCount.getInt(0), source));
      }
      return words;
    }
  }

  private static int register(Memory leaves, int count, int[] source) {
    for (int i = 0; i < Math.min(count, LEAVES); i++) {
      long at = (long) i * LEAF_BYTES;
      if (leaves.getInt(at) == source[0] && leaves.getInt(at + Integer.BYTES) == source[1]) {
        return leaves.getInt(at + (2L + source[2]) * Integer.BYTES);
      }
    }
    return 0;
  }

  private HypercallException refused(int domid, String function) {
    return session.refused(
        "read the CPUID policy of domain", domid, function, Native.getLastError());
  }
}
