package xm.toolstack.migrate.facts;

import java.util.ArrayList;
import java.util.List;

/** What speaks against migrating a guest anywhere. */
final class GuestChecks {

  private GuestChecks() {}

  static List<Finding> findings(GuestNeeds guest, HostFacts here, boolean live) {
    List<Finding> findings = new ArrayList<>();
    if (guest.nomigrate()) {
      findings.add(
          Finding.error(
              "nomigrate", guest.name() + " was created with nomigrate=1 and is not migrated."));
    }
    for (String device : guest.passthrough()) {
      findings.add(
          Finding.error(
              "passthrough",
              guest.name()
                  + " has a device of this host, "
                  + device
                  + ", which would stay here; detach it first."));
    }
    if (live && guest.pv() && !here.capabilities().shadow()) {
      findings.add(
          Finding.error(
              "live",
              guest.name()
                  + " is a PV guest and this Xen is built without shadow paging, so that it cannot"
                  + " see which pages change (error 95 of xl migrate): migrate it without -l, with"
                  + " the guest stopped during the transfer."));
    }
    return findings;
  }
}
