package xm.toolstack.describe;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import xm.toolstack.DomainSnapshot;
import xm.toolstack.device.XenstorePaths;
import xm.toolstack.sample.StoreValues;
import xm.xenstore.XsReader;

/**
 * What xenstore tells of a domain besides its devices, read in one round.
 *
 * @param storeFrame frame of the xenstore ring
 * @param osType {@code linux} or {@code hvm}, as libxl writes it
 * @param onlineMask one bit for each vcpu that is to be online, as a decimal number
 */
record StoreFacts(
    Optional<String> staticMaxKib,
    Optional<Long> storeFrame,
    Optional<Long> consoleFrame,
    Optional<String> osType,
    Optional<String> kernel,
    Optional<String> ramdisk,
    Optional<String> commandLine,
    Optional<String> onlineMask) {

  static StoreFacts read(XsReader store, DomainSnapshot domain) {
    String root = XenstorePaths.domain(domain.domid());
    String image = XenstorePaths.vm(domain.uuid()) + "/image";
    List<String> paths =
        new ArrayList<>(
            List.of(
                XenstorePaths.memoryStaticMax(domain.domid()),
                root + "/store/ring-ref",
                root + "/console/ring-ref",
                image + "/ostype",
                image + "/kernel",
                image + "/ramdisk",
                image + "/cmdline"));
    int fixed = paths.size();
    for (int v = 0; v <= domain.info().maxVcpuId(); v++) {
      paths.add(XenstorePaths.vcpuAvailability(domain.domid(), v));
    }
    List<Optional<String>> values = store.readAll(paths);
    return new StoreFacts(
        values.get(0),
        frame(values.get(1)),
        frame(values.get(2)),
        values.get(3),
        values.get(4),
        values.get(5),
        values.get(6),
        mask(values.subList(fixed, values.size())));
  }

  private static Optional<Long> frame(Optional<String> value) {
    long frame = StoreValues.number(value, 0);
    return frame > 0 ? Optional.of(frame) : Optional.empty();
  }

  private static Optional<String> mask(List<Optional<String>> availability) {
    BigInteger mask = BigInteger.ZERO;
    boolean known = false;
    for (int v = 0; v < availability.size(); v++) {
      known |= availability.get(v).isPresent();
      if (availability.get(v).orElse("").equals("online")) {
        mask = mask.setBit(v);
      }
    }
    return known ? Optional.of(mask.toString()) : Optional.empty();
  }
}
