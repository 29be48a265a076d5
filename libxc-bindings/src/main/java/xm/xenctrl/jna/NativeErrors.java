package xm.xenctrl.jna;

import com.sun.jna.Pointer;
import xm.xenctrl.HypercallException;

/** errno values of libxc as sentences; the one place where they are worded. */
final class NativeErrors {
  static final int EPERM = 1;
  static final int ENOENT = 2;
  static final int ESRCH = 3;
  static final int EAGAIN = 11;
  static final int ENOMEM = 12;
  static final int EACCES = 13;
  static final int EBUSY = 16;
  static final int EEXIST = 17;
  static final int EINVAL = 22;
  static final int ENOSPC = 28;
  static final int ENOSYS = 38;
  static final int EOPNOTSUPP = 95;

  private NativeErrors() {}

  /**
   * The exception for a refused operation.
   *
   * @param operation completes "Cannot ...", e.g. "pause domain"
   * @param domid appended to the operation unless negative
   * @param detail libxc's own text, or empty; it is told instead of what errno says, since libxc
   *     often leaves an errno of something else behind
   */
  static HypercallException refused(
      NativeApi api, String function, String operation, int domid, int errno, String detail) {
    StringBuilder text = new StringBuilder("Cannot ").append(operation);
    if (domid >= 0) {
      text.append(' ').append(domid);
    }
    text.append(": ").append(detail.isEmpty() ? sentence(api, errno) : detail);
    if (text.charAt(text.length() - 1) != '.') {
      text.append('.');
    }
    return new HypercallException(text.toString(), function, errno, domid);
  }

  /** What an errno means when it comes from Xen. */
  static String sentence(NativeApi api, int errno) {
    return switch (errno) {
      case 0 -> "libxc gives no reason";
      case EPERM -> "Xen does not permit it";
      case ESRCH -> "there is no such domain";
      case ENOMEM -> "Xen has not enough free memory for it";
      case EACCES ->
          "Xen denies access: either the libxc in use was built for another interface version"
              + " than the running hypervisor has, or the security policy (FLASK) forbids it";
      case EBUSY -> "it is in use";
      case EEXIST -> "it exists already";
      case EINVAL -> "Xen does not accept a value";
      case ENOSPC -> "Xen has no room left for it";
      case ENOSYS, EOPNOTSUPP -> "this Xen cannot do it (not built in, or no hardware support)";
      default -> strerror(api, errno);
    };
  }

  private static String strerror(NativeApi api, int errno) {
    Pointer text = api.callPointer("strerror", errno);
    return text == null ? "error " + errno : text.getString(0) + " (error " + errno + ")";
  }
}
