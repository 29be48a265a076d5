package xm.xenstore;

/** Error names on the wire (xen/include/public/io/xs_wire.h); anything else keeps its own text. */
public enum XsErrno {
  EINVAL,
  EACCES,
  EEXIST,
  EISDIR,
  ENOENT,
  ENOMEM,
  ENOSPC,
  EIO,
  ENOTEMPTY,
  ENOSYS,
  EROFS,
  EBUSY,
  EAGAIN,
  EISCONN,
  E2BIG,
  EPERM,
  OTHER;

  /** The constant for a name, {@link #OTHER} for one not listed. */
  public static XsErrno of(String name) {
    for (XsErrno e : values()) {
      if (e.name().equals(name)) {
        return e;
      }
    }
    return OTHER;
  }
}
