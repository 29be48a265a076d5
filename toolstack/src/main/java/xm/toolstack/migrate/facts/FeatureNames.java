package xm.toolstack.migrate.facts;

import java.util.ArrayList;
import java.util.List;

/** Names of CPUID bits, as Linux shows them in /proc/cpuinfo, and comparisons of feature words. */
final class FeatureNames {
  private static final int BITS = 32;

  /** CPUID leaf 80000001, edx. */
  private static final int WORD_EXTENDED = 2;

  /**
   * Bits in which AMD repeats word 0 there (Xen's CPUID_COMMON_1D_FEATURES): a guest's policy has
   * them, and the features that Xen can give leave them out.
   */
  private static final int REPEATED = 0x0183_f3ff;

  /** One line for a word; a dash stands for a bit without a name here. */
  private static final String[] WORDS = {
    "fpu vme de pse tsc msr pae mce cx8 apic - sep mtrr pge mca cmov pat pse36 pn clflush - dts"
        + " acpi mmx fxsr sse sse2 ss ht tm ia64 pbe",
    "pni pclmulqdq dtes64 monitor ds_cpl vmx smx est tm2 ssse3 cid sdbg fma cx16 xtpr pdcm - pcid"
        + " dca sse4_1 sse4_2 x2apic movbe popcnt tsc_deadline_timer aes xsave osxsave avx f16c"
        + " rdrand hypervisor",
    "- - - - - - - - - - - syscall - - - - - - - mp nx - mmxext - - fxsr_opt pdpe1gb rdtscp - lm"
        + " 3dnowext 3dnow",
    "lahf_lm cmp_legacy svm extapic cr8_legacy abm sse4a misalignsse 3dnowprefetch osvw ibs xop"
        + " skinit wdt - lwp fma4 tce - nodeid_msr - tbm topoext perfctr_core perfctr_nb - bpext"
        + " ptsc perfctr_llc mwaitx - -",
    "xsaveopt xsavec xgetbv1 xsaves",
    "fsgsbase tsc_adjust sgx bmi1 hle avx2 fdp_excptn_only smep bmi2 erms invpcid rtm cqm"
        + " zero_fcs_fds mpx rdt_a avx512f avx512dq rdseed adx smap avx512ifma - clflushopt clwb"
        + " intel_pt avx512pf avx512er avx512cd sha_ni avx512bw avx512vl",
    "prefetchwt1 avx512vbmi umip pku ospke waitpkg avx512_vbmi2 shstk gfni vaes vpclmulqdq"
        + " avx512_vnni avx512_bitalg",
    "- - - - - - - - nonstop_tsc"
  };

  private FeatureNames() {}

  /** What is set in the first words and not in the others; words that are not there are zero. */
  static List<String> missing(List<Integer> wanted, List<Integer> there) {
    List<String> names = new ArrayList<>();
    for (int w = 0; w < wanted.size(); w++) {
      int lacking = wanted.get(w) & ~(w < there.size() ? there.get(w) : 0);
      if (w == WORD_EXTENDED) {
        lacking &= ~REPEATED;
      }
      for (int bit = 0; bit < BITS; bit++) {
        if ((lacking & (1 << bit)) != 0) {
          names.add(name(w, bit));
        }
      }
    }
    return names;
  }

  private static String name(int word, int bit) {
    String[] names = word < WORDS.length ? WORDS[word].split(" ", -1) : new String[0];
    return bit < names.length && !"-".equals(names[bit])
        ? names[bit]
        : "bit " + bit + " of word " + word;
  }
}
