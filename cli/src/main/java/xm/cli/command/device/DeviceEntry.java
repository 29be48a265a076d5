package xm.cli.command.device;

import java.util.List;
import java.util.function.Supplier;
import xm.cli.args.UsageException;
import xm.config.DeviceWords;
import xm.config.InvalidDeviceException;
import xm.config.model.VbdSpec;

/** Devices from words of the command line; what makes no sense is a mistake in these words. */
final class DeviceEntry {

  private DeviceEntry() {}

  /**
   * What a reader of {@link DeviceWords} makes of the words.
   *
   * @throws UsageException with its reason
   */
  static <T> T read(Supplier<T> reader) {
    try {
      return reader.get();
    } catch (InvalidDeviceException e) {
      throw new UsageException(e.getMessage());
    }
  }

  /** A disk from {@code <Domain> <BackDev> <FrontDev> <Mode> [BackDomain]}. */
  static VbdSpec disk(List<String> words) {
    return read(
        () ->
            DeviceWords.disk(
                words.get(1), words.get(2), words.get(3), words.size() > 4 ? words.get(4) : ""));
  }
}
