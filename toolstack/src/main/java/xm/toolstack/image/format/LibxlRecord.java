package xm.toolstack.image.format;

/**
 * One record of a libxl stream.
 *
 * @param body without the padding; the array is the record's own
 */
@SuppressWarnings("ArrayRecordComponent") // bytes, compared by nobody
public record LibxlRecord(RecordKind kind, byte[] body) {}
