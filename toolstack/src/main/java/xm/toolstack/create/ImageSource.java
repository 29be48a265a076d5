package xm.toolstack.create;

import java.util.Map;
import java.util.Optional;
import xm.xenctrl.BuiltImage;
import xm.xenctrl.ImageCalls.RestorePorts;

/** Where a domain's memory comes from when it is not built from a kernel: a saved image. */
public interface ImageSource {

  /**
   * Fills the domain, which has its limits and event channels, and reads what comes after its
   * memory, to the end.
   *
   * @param withoutPolicy gives the domain a CPUID policy, for images that have none
   * @throws xm.toolstack.ToolstackException when the image is broken or ends early
   */
  BuiltImage fill(int domid, RestorePorts ports, Runnable withoutPolicy);

  /** The state of the device model of an HVM domain; empty when there is none in the image. */
  Optional<byte[]> deviceModelState();

  /** What the device model kept below its node in xenstore: names relative to that, and values. */
  Map<String, String> deviceModelNodes();
}
