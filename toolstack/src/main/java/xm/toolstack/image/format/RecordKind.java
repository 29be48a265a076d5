package xm.toolstack.image.format;

/**
 * Records of a libxl stream (docs/specs/libxl-migration-stream.pandoc); the order is their code.
 */
public enum RecordKind {
  END,
  /** libxc's image follows, of a length that only libxc knows. */
  LIBXC_CONTEXT,
  EMULATOR_XENSTORE_DATA,
  EMULATOR_CONTEXT,
  /** Of Remus and COLO, as the next. */
  CHECKPOINT_END,
  CHECKPOINT_STATE;

  private static final RecordKind[] ALL = values();

  /** Number in the stream. */
  public int code() {
    return ordinal();
  }

  static RecordKind of(int code) {
    if (code < 0 || code >= ALL.length) {
      throw new ImageFormatException(
          "The image has a part of a kind that this xm does not know (0x"
              + Integer.toHexString(code)
              + "): it is damaged, or of a newer Xen.");
    }
    return ALL[code];
  }
}
