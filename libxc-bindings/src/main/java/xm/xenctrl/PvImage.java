package xm.xenctrl;

import java.io.Serializable;

/**
 * Everything that building a PV guest needs.
 *
 * @param kernel path of an ELF or bzImage kernel in dom0
 * @param ramdisk path of the initial RAM disk, empty for none
 * @param commandLine the kernel command line
 * @param features feature string for the domain builder, empty for none
 * @param memoryMib memory to populate
 * @param storePort event channel for xenstore, allocated in the guest
 * @param consolePort event channel for the console, allocated in the guest
 */
public record PvImage(
    int domid,
    String kernel,
    String ramdisk,
    String commandLine,
    String features,
    long memoryMib,
    int maxVcpus,
    int storeDomid,
    int storePort,
    int consoleDomid,
    int consolePort)
    implements Serializable {}
