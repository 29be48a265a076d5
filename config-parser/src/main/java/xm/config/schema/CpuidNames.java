package xm.config.schema;

import java.util.List;

/**
 * Names of CPUID features that xl.cfg(5) of 4.17 knows. Later releases know more, so an unknown one
 * is only worth a word when it looks like one of these.
 */
final class CpuidNames {
  static final List<String> KNOWN =
      List.of(
          ("3dnow,3dnowext,3dnowprefetch,abm,acpi,adx,aes,altmovcr8,apic,apicidsize,arat,avx,avx2,"
                  + "avx512bw,avx512cd,avx512dq,avx512er,avx512f,avx512ifma,avx512pf,avx512vbmi,"
                  + "avx512vl,bmi1,bmi2,brandid,clflush,clflushopt,clfsh,clwb,cmov,cmplegacy,"
                  + "cmpxchg16,cmpxchg8,cmt,cntxid,dca,de,ds,dscpl,dtes64,erms,est,extapic,f16c,"
                  + "family,ffxsr,fma,fma4,fpu,fsgsbase,fsrm,fxsr,hle,htt,hypervisor,ia64,ibpb,"
                  + "ibrsb,ibs,invpcid,invtsc,lahfsahf,lm,localapicid,lwp,maxleaf,maxhvleaf,mca,"
                  + "mce,md-clear,misalignsse,mmx,mmxext,model,monitor,movbe,mpx,msr,mtrr,nodeid,"
                  + "nx,ospke,osvw,osxsave,pae,page1gb,pat,pbe,pcid,pclmulqdq,pdcm,perfctr_core,"
                  + "perfctr_nb,pge,pku,popcnt,procpkg,procount,proccount,pse,pse36,psn,rdrand,"
                  + "rdseed,rdtscp,rtm,sha,skinit,smap,smep,smx,ss,ssbd,sse,sse2,sse3,sse4_1,"
                  + "sse4_2,sse4.1,sse4.2,sse4a,ssse3,stepping,stibp,svm,svm_decode,svm_lbrv,"
                  + "svm_npt,svm_nrips,svm_pausefilt,svm_tscrate,svm_vmcbclean,syscall,sysenter,"
                  + "tbm,tm,tm2,topoext,tsc,tsc-deadline,tsc_adjust,umip,vme,vmx,wdt,x2apic,xop,"
                  + "xsave,xtpr")
              .split(","));

  private CpuidNames() {}
}
