package xm.xenctrl.jna;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.xenctrl.HypercallException;
import xm.xenctrl.PvImage;
import xm.xenctrl.jna.abi.DomImageLayout;
import xm.xenctrl.jna.abi.XenAbi;
import xm.xenctrl.jna.abi.XenRelease;
import xm.xenctrl.jna.abi.XenSonames;

/** The installed libxenguest, opened without a hypervisor (XC_OPENFLAG_DUMMY). */
class RealLibxenguestTest {
  private static final String CAPABILITIES = "xen-3.0-x86_64 xen-3.0-x86_32p hvm-3.0-x86_32 ";

  @TempDir Path scratch;

  private XenRelease release;
  private DomImageLayout layout;
  private XenSession session;

  @BeforeEach
  void open() throws IOException {
    release = RealThings.libraryRelease();
    XenAbi abi = XenAbi.of(release);
    assertNotNull(abi, "there is no row for the installed libxenguest, of Xen " + release);
    layout = abi.domImage();
    NativeApi api = NativeApi.load(XenSonames.guestLibrary(release));
    session = XenSession.open(api, release, XenSession.DUMMY);
  }

  @AfterEach
  void close() {
    if (session != null) {
      session.release();
    }
  }

  @Test
  void theLayoutPassesItsCanariesAndParsesAnHvmKernel() {
    Path hvmloader = Path.of("/usr/lib/xen-" + release + "/boot/hvmloader");
    if (!Files.exists(hvmloader)) {
      RealThings.missing(hvmloader.toString());
    }
    try (DomImage dom = allocate(layout, hvmloader.toString())) {
      assertFalse(dom.translated());
      dom.setInt(layout.containerType(), DomImage.HVM_CONTAINER);
      assertTrue(dom.translated());
      dom.step("xc_dom_kernel_file", hvmloader.toString());
      dom.setText(layout.xenCaps(), CAPABILITIES);
      dom.step("xc_dom_parse_image");
      assertEquals("hvm-3.0-x86_32", dom.guestType());
    }
  }

  @Test
  void aPvKernelIsLoadedWithItsRamdiskAndItsFields() throws IOException, InterruptedException {
    Path kernel = pvKernel();
    Path ramdisk = Files.writeString(scratch.resolve("initrd"), "x".repeat(5000));
    PvImage image =
        new PvImage(
            7, kernel.toString(), ramdisk.toString(), "root=\u00e9", "", 64, 3, 8, 9, 10, 11);
    try (DomImage dom =
        DomImage.allocate(session, layout, image.kernel(), image.commandLine(), "")) {
      JnaGuestBuilder.loadFiles(dom, image);
      JnaGuestBuilder.setFields(dom, image);
      dom.setText(layout.xenCaps(), CAPABILITIES);
      dom.step("xc_dom_parse_image");
      assertEquals("xen-3.0-x86_64", dom.guestType());
      assertEquals("x86_64-abi", JnaGuestBuilder.protocol(dom.guestType()));
      assertEquals(9, dom.getInt(layout.xenstoreEvtchn()));
      assertEquals(8, dom.getInt(layout.xenstoreDomid()));
      assertEquals(11, dom.getInt(layout.consoleEvtchn()));
      assertEquals(10, dom.getInt(layout.consoleDomid()));
      assertEquals(3, dom.getInt(layout.maxVcpus()));
      assertThrows(
          HypercallException.class, () -> dom.frame(layout.consolePfn()), "nothing is built");
    }
  }

  @Test
  void theOtherProtocolIsThatOf32BitGuests() {
    assertEquals("x86_32-abi", JnaGuestBuilder.protocol("xen-3.0-x86_32p"));
  }

  @Test
  void anyOtherLayoutIsRefusedBeforeItIsUsed() {
    for (DomImageLayout other : DomImageLayout.values()) {
      if (other.size() != layout.size()) {
        HypercallException refused =
            assertThrows(HypercallException.class, () -> allocate(other, "/k"));
        assertTrue(
            refused.getMessage().contains("elsewhere than this xm expects"), refused.getMessage());
      }
    }
  }

  @Test
  void libxcsOwnWordsTellWhatIsWrongWithTheFiles() throws IOException {
    Path text = Files.writeString(scratch.resolve("not-a-kernel"), "hello\n".repeat(2000));
    assertEquals(
        "Cannot build the guest from kernel '"
            + text
            + "': xc_dom_find_loader: no loader found: Invalid kernel.",
        failure(text.toString(), ""));
    assertEquals(
        "Cannot build the guest from kernel '/no/such': failed to open file '/no/such': No such"
            + " file or directory.",
        failure("/no/such", ""));
    assertTrue(
        failure(text.toString(), "/no/ramdisk").contains("failed to open file '/no/ramdisk'"));
  }

  @Test
  void anErrorIsToldOnce() throws IOException {
    failure("/no/such", "");
    assertEquals("", session.log().take());
    Path text = Files.writeString(scratch.resolve("text"), "hello\n".repeat(2000));
    assertFalse(failure(text.toString(), "").contains("/no/such"));
  }

  private String failure(String kernel, String ramdisk) {
    PvImage image = new PvImage(7, kernel, ramdisk, "c", "", 64, 1, 0, 1, 0, 2);
    try (DomImage dom = allocate(layout, kernel)) {
      HypercallException refused =
          assertThrows(
              HypercallException.class,
              () -> {
                JnaGuestBuilder.loadFiles(dom, image);
                dom.step("xc_dom_parse_image");
              });
      assertNotEquals("", refused.function());
      return refused.getMessage();
    }
  }

  private DomImage allocate(DomImageLayout as, String kernel) {
    return DomImage.allocate(session, as, kernel, "cmd", "");
  }

  /** The smallest ELF that libxenguest takes for a 64-bit PV kernel: it has Xen's notes. */
  private Path pvKernel() throws IOException, InterruptedException {
    RealThings.requireGcc();
    Path source = RealThings.resource("pvkernel.S", scratch);
    Path kernel = scratch.resolve("pvkernel");
    RealThings.compile(
        List.of(
            "-nostdlib",
            "-static",
            "-no-pie",
            "-Wl,--build-id=none,-Ttext=0xffffffff80200000,-z,max-page-size=4096",
            "-Wl,--section-start=.note.Xen=0xffffffff80100000",
            "-o",
            kernel.toString(),
            source.toString()));
    return kernel;
  }
}
