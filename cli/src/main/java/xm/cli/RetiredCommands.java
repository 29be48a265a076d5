package xm.cli;

import xm.cli.args.Declaration;

/**
 * Names that cannot mean anything on the Xen of today, and commands of xl that xm leaves to xl: a
 * row each, with the sentence that says since when and what to use instead (xm-commands §10, §11).
 */
final class RetiredCommands {
  private static final String TMEM =
      "tmem is not supported by this version of Xen: it left with 4.13; share memory out with"
          + " mem-set and mem-max.";
  private static final String ACM =
      "The ACM security module left Xen with 4.2; FLASK took its place:"
          + " see setpolicy FLASK, getenforce and setenforce.";
  private static final String VNET =
      "Virtual networks (vnet) left xend with Xen 4.0; use a bridge and network-attach.";
  private static final String NETWORK2 =
      "netchannel2 never became a part of Linux and left Xen with 4.5; use network-attach,"
          + " network-detach and network-list.";
  private static final String XEN_API =
      "This function is only supported by Xen-API, which left Xen with 4.5; make bridges with the"
          + " host's own tools and name them in vif=.";
  private static final String PSR =
      "Cache and memory bandwidth of the CPUs are not managed by xm; use xl with the same words.";
  private static final String PARA =
      "Devices of this kind are not managed by xm; name them in xl's configuration and use xl.";
  private static final String SCSI =
      "pvSCSI needs xen-scsiback and a tool that sets its targets up, which left Xen with xend;"
          + " give the disk to the guest as phy: with block-attach.";
  private static final String DOM = "[<Domain>|-a|--all]";

  /** Name, arguments, description, what is said. */
  private static final String[][] ROWS = {
    {
      "scsi-attach",
      "<Domain> <PhysDevice> <VirtDevice> [BackDomain]",
      "Attach a new SCSI device.",
      SCSI
    },
    {"scsi-detach", "<Domain> <VirtDevice>", "Detach a specified SCSI device.", SCSI},
    {"scsi-list", "<Domain> [--long]", "List all SCSI devices currently attached.", SCSI},
    {"tmem-list", "[-l|--long] " + DOM, "List tmem pools.", TMEM},
    {"tmem-thaw", DOM, "Thaw tmem pools.", TMEM},
    {"tmem-freeze", DOM, "Freeze tmem pools.", TMEM},
    {"tmem-flush", DOM, "Flush tmem pools.", TMEM},
    {"tmem-destroy", DOM, "Destroy tmem pools.", TMEM},
    {
      "tmem-set",
      DOM + " [weight=<weight>] [cap=<cap>] [compress=<compress>]",
      "Change tmem settings.",
      TMEM
    },
    {"tmem-freeable", "", "Print freeable tmem (in MiB).", TMEM},
    {"tmem-shared-auth", DOM + " [--uuid=<uuid>] [--auth=<0|1>]", "Share tmem pools.", TMEM},
    {"vnet-list", "[-l|--long]", "List virtual networks.", VNET},
    {"vnet-create", "<ConfigFile>", "Create a virtual network.", VNET},
    {"vnet-delete", "<VnetId>", "Delete a virtual network.", VNET},
    {"network2-attach", "<Domain> [front_mac=<mac>] ...", "Attach a netchannel2.", NETWORK2},
    {"network2-detach", "<Domain> <DevId> [-f|--force]", "Detach a netchannel2.", NETWORK2},
    {"network2-list", "<Domain> [--long]", "List netchannel2 interfaces.", NETWORK2},
    {"network-new", "<name>", "Create a network of the Xen-API.", XEN_API},
    {"network-del", "<name>", "Delete a network of the Xen-API.", XEN_API},
    {"network-show", "", "List the networks of the Xen-API.", XEN_API},
    {
      "event-monitor",
      "",
      "Print events of the Xen-API.",
      "Event monitoring not supported unless using Xen-API, which left Xen with 4.5; see xm events."
    },
    {
      "serve",
      "",
      "Proxy xend's XML-RPC over standard input and output.",
      "xend and its XML-RPC left Xen with 4.5, so there is nothing to serve; run xm through ssh."
    },
    {"labels", "[policy] [type=dom|res|any]", "List the labels of a policy.", ACM},
    {"addlabel", "<label> {dom <ConfigFile>|res <resource>} [<policy>]", "Add a label.", ACM},
    {"rmlabel", "{dom <ConfigFile>|res <Resource>}", "Remove a label.", ACM},
    {"getlabel", "{dom <ConfigFile>|res <Resource>}", "Show a label.", ACM},
    {"dry-run", "<ConfigFile>", "Test whether a domain may use its resources.", ACM},
    {"resources", "", "Show all labelled resources.", ACM},
    {"dumppolicy", "", "Print the state of ACM in the hypervisor.", ACM},
    {"resetpolicy", "", "Set the default policy.", ACM},
    {"getpolicy", "[options]", "Print the policy.", ACM},
    {"cfgbootpolicy", "<policy>", "Set the policy of the next boot.", ACM},
    {"makepolicy", "<policy>", "Translate a policy.", ACM},
    {
      "sched-bvt",
      "<Parameters>",
      "Set parameters of the BVT scheduler.",
      "The BVT scheduler left Xen with 3.0.3; see sched-credit2."
    },
    {
      "sched-bvt-ctxallow",
      "<Allow>",
      "Set the context switch allowance of the BVT scheduler.",
      "The BVT scheduler left Xen with 3.0.3; see sched-credit2."
    },
    {
      "vtpm-list",
      "<Domain> [--long]",
      "List virtual TPM devices.",
      "vtpm-list left xm with Xen 4.3; use xl vtpm-list."
    },
    {"psr-hwinfo", "[options]", "Show what the CPUs can monitor.", PSR},
    {"psr-cmt-attach", "<Domain>", "Monitor a domain's use of the cache.", PSR},
    {"psr-cmt-detach", "<Domain>", "Do not monitor it any more.", PSR},
    {"psr-cmt-show", "<cache-occupancy> [Domain]", "Show the use of the cache.", PSR},
    {"psr-cat-set", "[options] <Domain> <cbm>", "Set a domain's share of the cache.", PSR},
    {"psr-cat-show", "[options] [Domain]", "Show shares of the cache.", PSR},
    {"psr-mba-set", "[options] <Domain> <throttle>", "Set a domain's memory bandwidth.", PSR},
    {"psr-mba-show", "[Domain]", "Show memory bandwidth.", PSR},
    {"vkb-attach", "<Domain> <vkb-spec>", "Attach a virtual keyboard.", PARA},
    {"vkb-list", "<Domain>", "List virtual keyboards.", PARA},
    {"vkb-detach", "<Domain> <DevId>", "Detach a virtual keyboard.", PARA},
    {"vdispl-attach", "<Domain> <vdispl-spec>", "Attach a virtual display.", PARA},
    {"vdispl-list", "<Domain>", "List virtual displays.", PARA},
    {"vdispl-detach", "<Domain> <DevId>", "Detach a virtual display.", PARA},
    {"vsnd-attach", "<Domain> <vsnd-spec>", "Attach a virtual sound card.", PARA},
    {"vsnd-list", "<Domain>", "List virtual sound cards.", PARA},
    {"vsnd-detach", "<Domain> <DevId>", "Detach a virtual sound card.", PARA},
    {"vtpm-attach", "<Domain> <vtpm-spec>", "Attach a virtual TPM.", PARA},
    {"vtpm-detach", "<Domain> <DevId>", "Detach a virtual TPM.", PARA},
    {
      "remus",
      "[options] <Domain> <Host>",
      "Keep a copy of a running domain on another host.",
      "Remus is not offered by xm: use xl remus, or xm migrate for a move."
    },
    {
      "devd",
      "[options]",
      "Serve devices in a driver domain.",
      "A driver domain's daemon is xl's: run xl devd there."
    },
    {
      "channel-list",
      "<Domain...>",
      "List the channels of domains.",
      "xm makes no channels (channel=); those of xl's domains are listed by xl channel-list."
    },
    {
      "set-parameters",
      "<params>",
      "Set parameters of the running Xen.",
      "Since Xen 4.14 its parameters are files: use xenhypfs write /params/NAME VALUE,"
          + " or xl set-parameters."
    },
    {
      "dt-overlay",
      "<add|remove> <overlay.dtbo>",
      "Change the device tree of an Arm host.",
      "Device tree overlays are for Arm hosts and left to xl: use xl dt-overlay."
    }
  };

  private RetiredCommands() {}

  /**
   * One of them.
   *
   * @param declaration for its usage
   * @param answer what is said instead of running it
   */
  record Retired(Declaration declaration, String answer) {}

  /** The row of this name, null when there is none. */
  static Retired find(String name) {
    for (String[] row : ROWS) {
      if (row[0].equals(name)) {
        return new Retired(Declaration.of(row[0], row[1], row[2]), row[3]);
      }
    }
    return null;
  }
}
