/**
 * libxenctrl and libxenguest through JNA; no JNA type leaves this package.
 *
 * <p>C functions are called by their C names ({@link xm.xenctrl.jna.NativeApi}), looked up when
 * they are first used: a function that a release lacks costs an error only when somebody needs it.
 * C structs are read and written by offset in one buffer, with the offsets from {@code abi}.
 */
package xm.xenctrl.jna;
