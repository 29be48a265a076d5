package xm.xenctrl.jna.abi;

import xm.xenctrl.XenUnavailableException;

/**
 * Finds out which Xen is running here and whether this process can talk to it. No library needed.
 */
public final class AbiDetector {
  private static final String SIMULATED = " 'xm --sim' works on a simulated host instead.";

  private final HostFiles files;
  private final String architecture;

  /**
   * @param architecture as in the system property os.arch
   */
  public AbiDetector(HostFiles files, String architecture) {
    this.files = files;
    this.architecture = architecture;
  }

  /**
   * Checks that this is a control domain that we may use.
   *
   * @return the running release, null when sysfs does not tell it (libxencall can)
   * @throws XenUnavailableException saying what is missing and what to do
   */
  public XenRelease detect() {
    if (!"amd64".equals(architecture)) {
      throw new XenUnavailableException(
          "xm knows the Xen interface of x86_64 (amd64) only and this Java runs on "
              + architecture
              + ".");
    }
    String type = files.text("sys/hypervisor/type");
    boolean xenfs = files.exists("proc/xen");
    if (type == null ? !xenfs : !"xen".equals(type)) {
      throw new XenUnavailableException(
          "This machine does not run on Xen (there is no /proc/xen): boot it with the Xen"
              + " hypervisor to manage domains."
              + SIMULATED);
    }
    requireControlDomain();
    requirePrivcmd();
    return release();
  }

  private void requireControlDomain() {
    String capabilities = files.text("proc/xen/capabilities");
    if (capabilities != null && !capabilities.contains("control_d")) {
      throw new XenUnavailableException(
          "This is a guest domain of Xen, not its control domain (/proc/xen/capabilities lacks"
              + " control_d): run xm in dom0."
              + SIMULATED);
    }
  }

  private void requirePrivcmd() {
    String device = "dev/xen/privcmd";
    if (!files.exists(device)) {
      device = "proc/xen/privcmd";
    }
    if (!files.exists(device)) {
      throw new XenUnavailableException(
          "/dev/xen/privcmd is missing: load the kernel module xen-privcmd ('modprobe xen-privcmd')"
              + " and run xm in dom0."
              + SIMULATED);
    }
    if (!files.mayUse(device)) {
      throw new XenUnavailableException(
          "Only root may talk to Xen: /" + device + " cannot be opened. Run xm as root.");
    }
  }

  private XenRelease release() {
    String major = files.text("sys/hypervisor/version/major");
    String minor = files.text("sys/hypervisor/version/minor");
    if (major == null || minor == null) {
      return null;
    }
    try {
      return new XenRelease(Integer.parseInt(major), Integer.parseInt(minor));
    } catch (NumberFormatException unexpected) {
      return null;
    }
  }
}
