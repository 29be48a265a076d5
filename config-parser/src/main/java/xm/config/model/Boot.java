package xm.config.model;

import java.util.List;

/**
 * What the guest boots. Empty strings mean "not given".
 *
 * @param root value of {@code root=} without that prefix
 * @param extra value of {@code extra=}, with {@code nfsroot=} in front where the file asks for it
 * @param ip the kernel's {@code ip=} value, without that prefix
 * @param commandLine the whole kernel command line, as xend put it together
 * @param features feature string for the PV domain builder
 */
public record Boot(
    String kernel,
    String ramdisk,
    String root,
    String extra,
    String ip,
    String commandLine,
    String features,
    String bootloader,
    List<String> bootloaderArgs) {

  public Boot {
    bootloaderArgs = List.copyOf(bootloaderArgs);
  }
}
