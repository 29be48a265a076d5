package xm.xenctrl.jna.abi;

/** A release line of Xen, e.g. 4.17. Point releases of a line share their ABI. */
public record XenRelease(int major, int minor) {

  /** The number that XENVER_version gives: major in the upper, minor in the lower 16 bits. */
  public static XenRelease ofVersionNumber(int number) {
    return new XenRelease(number >>> 16, number & 0xffff);
  }

  /** True when this line is the given one or came after it. */
  public boolean atLeast(int otherMajor, int otherMinor) {
    return major != otherMajor ? major > otherMajor : minor >= otherMinor;
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
