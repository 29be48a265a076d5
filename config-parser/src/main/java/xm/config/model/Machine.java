package xm.config.model;

import java.util.List;

/**
 * The machine that firmware and device model make for an HVM guest, and what is special to PVH.
 * Empty strings mean "not given".
 *
 * @param pvShim PVH: the kernel is a PV kernel that runs inside Xen's shim
 * @param hpet high precision event timer
 * @param viridian Hyper-V enlightenments
 * @param nestedHvm it may run guests of its own
 * @param xenPlatformPci the PCI device that PV drivers look for
 * @param timerMode 0 to 3, how missed timer ticks are delivered
 * @param loader firmware that starts first, hvmloader unless given
 * @param bios {@code seabios}, {@code ovmf} or {@code rombios}; empty for the default
 * @param bootOrder letters of a (floppy), c (disk), d (CD), n (network)
 * @param mmioHoleMib size of the hole below 4 GiB, 0 for the default
 * @param vga {@code cirrus}, {@code stdvga}, {@code qxl} or {@code none}
 * @param gfxPassthru a card of {@code pci} is the primary one: {@code default} for any that QEMU
 *     can do that with, {@code igd} for Intel's
 * @param usbDevices {@code tablet}, {@code mouse}, {@code host:ID}
 * @param serial what each serial port is tied to
 * @param floppyA image of drive A
 * @param floppyB image of drive B
 * @param deviceModel program, or the word of an old file for it
 * @param stubDomain the device model was to run in a domain of its own
 */
public record Machine(
    boolean pvShim,
    boolean acpi,
    boolean apic,
    boolean pae,
    boolean hpet,
    Viridian viridian,
    boolean vptAlign,
    boolean nestedHvm,
    boolean xenPlatformPci,
    int timerMode,
    String loader,
    String bios,
    String bootOrder,
    long mmioHoleMib,
    String vga,
    String gfxPassthru,
    boolean usb,
    List<String> usbDevices,
    List<String> serial,
    String sound,
    String keymap,
    String floppyA,
    String floppyB,
    String deviceModel,
    List<String> deviceModelArguments,
    boolean stubDomain,
    Display display) {

  /** What a file without any of these keys gives. */
  public static final Machine DEFAULT =
      new Machine(
          false,
          true,
          true,
          true,
          false,
          Viridian.NONE,
          true,
          false,
          true,
          1,
          "",
          "",
          "c",
          0,
          "cirrus",
          "",
          false,
          List.of(),
          List.of(),
          "",
          "",
          "",
          "",
          "",
          List.of(),
          false,
          new Display(true, "", -1, true, "", false, false, "", ""));

  public Machine {
    usbDevices = List.copyOf(usbDevices);
    serial = List.copyOf(serial);
    deviceModelArguments = List.copyOf(deviceModelArguments);
  }

  /**
   * The guest's screen.
   *
   * @param vnc shown over VNC
   * @param listen address for VNC
   * @param number display number of VNC, port 5900 and up; -1 for the domid
   * @param findUnused takes the next free number
   * @param password for VNC; never shown
   * @param sdl shown in a window
   * @param opengl the window uses OpenGL
   * @param x11Display X display of the window
   */
  public record Display(
      boolean vnc,
      String listen,
      int number,
      boolean findUnused,
      String password,
      boolean sdl,
      boolean opengl,
      String x11Display,
      String xauthority) {

    @Override
    public String toString() {
      return "Display[vnc="
          + vnc
          + ", listen="
          + listen
          + ", number="
          + number
          + ", sdl="
          + sdl
          + ']';
    }
  }
}
