package xm.toolstack.image.format;

/** Records of a libxl stream (docs/specs/libxl-migration-stream.pandoc). */
public enum RecordKind {
  END(0),
  /** libxc's image follows, of a length that only libxc knows. */
  LIBXC_CONTEXT(1),
  EMULATOR_XENSTORE_DATA(2),
  EMULATOR_CONTEXT(3),
  /** Of Remus and COLO, as the next. */
  CHECKPOINT_END(4),
  CHECKPOINT_STATE(5);

  private final int code;

  RecordKind(int code) {
    this.code = code;
  }

  /** Number in the stream. */
  public int code() {
    return code;
  }

  static RecordKind of(int code) {
    for (RecordKind kind : values()) {
      if (kind.code == code) {
        return kind;
      }
    }
    throw new ImageFormatException(
        "The image has a part of a kind that this xm does not know (0x"
            + Integer.toHexString(code)
            + "): it is damaged, or of a newer Xen.");
  }
}
