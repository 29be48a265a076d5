package xm.xenctrl.jna.abi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.xenctrl.jna.RealThings;

/** The installed Xen headers, asked by the C compiler. */
class HeaderAssertionsTest {
  @TempDir Path scratch;

  @Test
  void theRowOfTheInstalledReleaseMatchesItsHeaders() throws IOException, InterruptedException {
    XenAbi abi = installed();
    StringBuilder c = new StringBuilder(HEADERS);
    for (Layout layout : XenAbiTest.layouts(abi)) {
      c.append(assertions(layout.struct(), layout.size(), layout.fields()));
    }
    c.append(constant("XEN_DOMCTL_INTERFACE_VERSION", abi.domctlVersion()));
    c.append(constant("XEN_SYSCTL_INTERFACE_VERSION", abi.sysctlVersion()));
    for (String[] pair : CONSTANTS) {
      c.append("_Static_assert(" + pair[0] + " == " + pair[1] + ", \"" + pair[0] + "\");\n");
    }
    RealThings.Output gcc = compile(c.toString());
    assertEquals(0, gcc.status(), gcc.text());
  }

  @Test
  void aWrongOffsetSizeOrSizeofIsNoticed() throws IOException, InterruptedException {
    XenAbi abi = installed();
    Layout info = abi.domainInfo();
    List<Field> movedBy4 = List.of(new Field("cpu_time", DomainInfoLayout.CPU_TIME + 4, 8));
    List<Field> tooWide = List.of(new Field("cpupool", DomainInfoLayout.CPUPOOL, 8));
    assertRefused(assertions(info.struct(), info.size(), movedBy4));
    assertRefused(assertions(info.struct(), info.size(), tooWide));
    assertRefused(assertions(info.struct(), info.size() + 8, List.of()));
  }

  private void assertRefused(String c) throws IOException, InterruptedException {
    RealThings.Output gcc = compile(HEADERS + c);
    assertNotEquals(0, gcc.status());
    assertTrue(gcc.text().contains("static assertion failed"), gcc.text());
  }

  private static XenAbi installed() throws IOException, InterruptedException {
    XenRelease release = RealThings.headersRelease();
    XenAbi abi = XenAbi.of(release);
    assertNotNull(abi, "there is no row for the installed headers, of Xen " + release);
    return abi;
  }

  private RealThings.Output compile(String c) throws IOException, InterruptedException {
    Path source = scratch.resolve("assertions.c");
    Files.writeString(source, c);
    return RealThings.run(List.of("gcc", "-fsyntax-only", source.toString()));
  }

  private static String assertions(String struct, int size, List<Field> fields) {
    StringBuilder c = new StringBuilder();
    c.append(
        "_Static_assert(sizeof(" + struct + ") == " + size + ", \"sizeof " + struct + "\");\n");
    for (Field field : fields) {
      String member = struct + " " + field.path();
      c.append("_Static_assert(__builtin_offsetof(" + struct + ", " + field.path() + ") == ");
      c.append(field.offset() + ", \"offset of " + member + "\");\n");
      c.append("_Static_assert(sizeof(((" + struct + " *)0)->" + field.path() + ") == ");
      c.append(field.bytes() + ", \"size of " + member + "\");\n");
    }
    return c.toString();
  }

  private static String constant(String name, int value) {
    return "_Static_assert(" + name + " == " + value + ", \"" + name + "\");\n";
  }

  private static final String HEADERS =
      """
      #include <stdbool.h>
      #include <xenctrl.h>
      #include <xenguest.h>
      #include <xen/version.h>
      #include <xen/sched.h>
      """;

  /** Numbers that the bindings hold, with the value that they have there. */
  private static final List<String[]> CONSTANTS =
      List.of(
          new String[] {"XC_OPENFLAG_DUMMY", "1"},
          new String[] {"XTL_ERROR", "8"},
          new String[] {"XEN_DOMCTL_CDF_hvm", "1 << 0"},
          new String[] {"XEN_DOMCTL_CDF_hap", "1 << 1"},
          new String[] {"XEN_DOMCTL_CDF_s3_integrity", "1 << 2"},
          new String[] {"XEN_DOMCTL_CDF_oos_off", "1 << 3"},
          new String[] {"XEN_VCPUAFFINITY_HARD", "1"},
          new String[] {"XEN_VCPUAFFINITY_SOFT", "2"},
          new String[] {"XEN_SCHEDULER_CREDIT", "5"},
          new String[] {"XEN_SCHEDULER_CREDIT2", "6"},
          new String[] {"XEN_SCHEDULER_RTDS", "8"},
          new String[] {"XEN_DOMCTL_SCHEDRT_extra", "1"},
          new String[] {"XEN_DOMCTL_SENDTRIGGER_NMI", "0"},
          new String[] {"XEN_DOMCTL_SENDTRIGGER_RESET", "1"},
          new String[] {"XEN_DOMCTL_SENDTRIGGER_INIT", "2"},
          new String[] {"XEN_DOMCTL_SENDTRIGGER_POWER", "3"},
          new String[] {"XEN_DOMCTL_SENDTRIGGER_SLEEP", "4"},
          new String[] {"XEN_SYSCTL_CPUPOOL_PAR_ANY", "0xffffffff"},
          new String[] {"XENVER_compile_info", "2"},
          new String[] {"XENVER_platform_parameters", "5"},
          new String[] {"XENVER_pagesize", "7"},
          new String[] {"XENVER_commandline", "9"},
          new String[] {"XENVER_build_id", "10"},
          new String[] {"XC_DOM_PV_CONTAINER", "0"},
          new String[] {"XC_DOM_HVM_CONTAINER", "1"},
          new String[] {"XC_DOM_DECOMPRESS_MAX", "0x40000000"});
}
