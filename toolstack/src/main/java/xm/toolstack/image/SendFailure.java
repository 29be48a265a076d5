package xm.toolstack.image;

import xm.xenctrl.HypercallException;

/** Why a transfer failed, as a sentence. */
final class SendFailure {
  private static final int EIO = 5;
  private static final int EFBIG = 27;
  private static final int ENOSPC = 28;
  private static final int EPIPE = 32;
  private static final int EOPNOTSUPP = 95;
  private static final int EDQUOT = 122;

  private SendFailure() {}

  static String text(RuntimeException failure, boolean broken, boolean live) {
    if (broken) {
      return "The transfer was broken off.";
    }
    String message = String.valueOf(failure.getMessage());
    if (!(failure instanceof HypercallException refused)) {
      return message;
    }
    if (live && (message.contains("logdirty") || refused.errno() == EOPNOTSUPP)) {
      return "This Xen cannot send the guest while it runs, for it has no log-dirty mode for such a"
          + " guest (PV needs a Xen with shadow paging): leave live out, and the guest will stand"
          + " still meanwhile.";
    }
    return switch (refused.errno()) {
      case ENOSPC -> "There is no space left for the image.";
      case EDQUOT -> "The quota leaves no space for the image.";
      case EFBIG -> "The image would be larger than files may be there.";
      case EIO -> "The image cannot be written: there was an I/O error.";
      case EPIPE -> "The receiver of the image is gone.";
      default -> message;
    };
  }
}
