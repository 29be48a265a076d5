package xm.xenctrl;

import java.io.Serializable;

/**
 * What the builder leaves behind for the toolstack.
 *
 * @param storeFrame frame of the xenstore ring: a machine frame for PV, as INTRODUCE wants it
 * @param consoleFrame frame of the console ring, likewise
 * @param protocol block ring protocol of the guest, {@code x86_64-abi} or {@code x86_32-abi}
 */
public record BuiltImage(long storeFrame, long consoleFrame, String protocol)
    implements Serializable {}
