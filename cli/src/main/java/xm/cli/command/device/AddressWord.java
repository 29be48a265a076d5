package xm.cli.command.device;

import xm.cli.args.UsageException;
import xm.toolstack.pci.PciAddress;

/** A word that names a PCI function. */
final class AddressWord {

  private AddressWord() {}

  static PciAddress read(String word) {
    return PciAddress.parse(word)
        .orElseThrow(
            () ->
                new UsageException(
                    "'" + word + "' is no PCI address; it must be like 0000:07:00.1 or 07:00.1"));
  }
}
