package xm.xenctrl.jna.abi;

/**
 * One member of a C struct, for comparing a layout with the headers.
 *
 * @param path the member as C names it, e.g. {@code arch.emulation_flags}
 * @param offset in bytes from the start of the struct
 * @param bytes its size
 */
public record Field(String path, int offset, int bytes) {}
