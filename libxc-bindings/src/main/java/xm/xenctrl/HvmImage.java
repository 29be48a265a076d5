package xm.xenctrl;

import java.io.Serializable;
import java.util.BitSet;
import java.util.List;

/**
 * Everything that building a PVH or HVM guest needs.
 *
 * @param kernel path in dom0 of what runs first: a PVH kernel, xen-shim, or hvmloader
 * @param modules what is loaded beside it, in order: guest kernel for the shim, RAM disk
 * @param commandLine of the kernel
 * @param firmware path of the BIOS blob that hvmloader starts, empty for PVH
 * @param maxKib memory that the guest can have, without video RAM
 * @param targetKib memory that it starts with, without video RAM; less than maxKib populates on
 *     demand
 * @param mmioHoleKib size of the hole below 4 GiB, 0 for the default
 * @param online the vcpus that are online at start
 * @param deviceModel true for HVM: a device model serves it, hvmloader describes it
 * @param apic HVM: the guest is told of its APICs
 * @param storePort event channel for xenstore, allocated in the guest
 * @param consolePort event channel for the console, allocated in the guest
 */
public record HvmImage(
    int domid,
    String kernel,
    List<Module> modules,
    String commandLine,
    String firmware,
    long maxKib,
    long targetKib,
    long mmioHoleKib,
    int maxVcpus,
    BitSet online,
    boolean deviceModel,
    boolean apic,
    int storeDomid,
    int storePort,
    int consoleDomid,
    int consolePort)
    implements Serializable {

  public HvmImage {
    modules = List.copyOf(modules);
    online = (BitSet) online.clone();
  }

  @Override
  public BitSet online() {
    return (BitSet) online.clone();
  }

  /**
   * A file beside the kernel.
   *
   * @param commandLine its own, empty for none
   */
  public record Module(String path, String commandLine) implements Serializable {}
}
