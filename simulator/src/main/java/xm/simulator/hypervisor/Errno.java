package xm.simulator.hypervisor;

/** The Linux error numbers that Xen's tools see (asm-generic/errno-base.h, errno.h). */
enum Errno {
  EPERM(1, "not permitted"),
  ENOENT(2, "not found"),
  ESRCH(3, "there is no such domain or vcpu"),
  EIO(5, "input or output failed"),
  ENOMEM(12, "not enough memory"),
  EACCES(13, "access denied"),
  EFAULT(14, "bad address"),
  EBUSY(16, "in use"),
  EEXIST(17, "it exists already"),
  ENODEV(19, "no such device"),
  EINVAL(22, "invalid argument"),
  ENOSPC(28, "no room left"),
  ENOSYS(38, "not supported"),
  EOVERFLOW(75, "a counter is at its limit"),
  EOPNOTSUPP(95, "not supported here");

  final int number;
  final String meaning;

  Errno(int number, String meaning) {
    this.number = number;
    this.meaning = meaning;
  }

  static Errno named(String name) {
    for (Errno e : values()) {
      if (e.name().equals(name)) {
        return e;
      }
    }
    return EIO;
  }
}
