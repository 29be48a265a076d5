package xm.simulator.hypervisor;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import xm.simulator.fault.Faults;
import xm.xenctrl.PvImage;
import xm.xenctrl.ShutdownReason;

/** What guests and their builder do to the books: end, use CPU and memory, get an image. */
public abstract class GuestCalls extends PassthroughHypercalls {

  GuestCalls(HostShape shape, Faults faults, LongSupplier nanoClock) {
    super(shape, faults, nanoClock);
  }

  /** Who hears of changes from now on. */
  public void setEvents(DomainEvents listener) {
    events = listener;
  }

  /** The guest itself ends (SCHEDOP_shutdown); no error when it is gone or has ended before. */
  public void guestShutdown(int domid, ShutdownReason reason) {
    synchronized (this) {
      SimulatedDomain domain = table.find(domid);
      if (domain == null || domain.shutdown != null) {
        return;
      }
      domain.shutdown = reason;
      domain.refresh(now());
      if (reason == ShutdownReason.CRASH) {
        ring.add("(XEN) Domain " + domid + " crashed (simulated)\n");
      }
    }
    events.shutDown(domid, reason);
  }

  /** The guest works this much on its first vcpu from now on, 0 to 1. */
  public synchronized void guestLoad(int domid, double share) {
    SimulatedDomain domain = table.find(domid);
    if (domain != null) {
      domain.load(share, now());
    }
  }

  /** The guest takes a vcpu up or down. */
  public synchronized void guestVcpu(int domid, int number, boolean online) {
    SimulatedDomain domain = table.find(domid);
    if (domain != null && number < domain.vcpus.size()) {
      domain.vcpus.get(number).online = online;
      domain.refresh(now());
    }
  }

  /** The guest's balloon driver wants this much memory; it gets what limit and host allow. */
  public synchronized void guestMemory(int domid, long kib) {
    SimulatedDomain domain = table.find(domid);
    if (domain != null) {
      long ceiling = Math.min(domain.maxPages, domain.pages + table.freePages());
      domain.pages = Math.min(kib / 4, ceiling);
    }
  }

  /** Domids of all domains that live. */
  public synchronized List<Integer> aliveDomids() {
    return table.aliveDomids();
  }

  /** What the builder loaded; empty for a domain that was not built or is gone. */
  public synchronized Optional<PvImage> image(int domid) {
    SimulatedDomain domain = table.find(domid);
    return domain == null ? Optional.empty() : Optional.ofNullable(domain.image);
  }

  /** What the domain is to go on from; empty when it boots. */
  public synchronized Optional<GuestState> restored(int domid) {
    SimulatedDomain domain = table.find(domid);
    return domain == null ? Optional.empty() : Optional.ofNullable(domain.restored);
  }

  /**
   * What a domain consists of.
   *
   * @param ticks how far its guest has counted
   * @param live it may be running
   */
  public synchronized byte[] saved(int domid, long ticks, boolean live) {
    String function = "xc_domain_save";
    fault("save", function, domid);
    SimulatedDomain domain = table.find(domid);
    if (domain == null || domain.image == null) {
      throw Refusal.of(function, Errno.ESRCH, domid);
    }
    if (!live && domain.shutdown != ShutdownReason.SUSPEND) {
      throw Refusal.of(function, Errno.EINVAL, domid, "it is not suspended");
    }
    if (live && !domain.hvm) {
      throw Refusal.of(function, Errno.EINVAL, domid, "Failed to enable logdirty");
    }
    return new GuestState(domain.image, domain.hvm, ticks).bytes();
  }

  /** KiB that the domain has now. */
  public synchronized long memoryKib(int domid) {
    SimulatedDomain domain = table.find(domid);
    return domain == null ? 0 : domain.pages * 4;
  }

  /** Fills an empty domain from an image. */
  public synchronized void restore(int domid, int storePort, int consolePort, byte[] state) {
    String function = "xc_domain_restore";
    fault("restore", function, domid);
    GuestState guest;
    try {
      guest = GuestState.of(state, domid, storePort, consolePort);
    } catch (IOException e) {
      throw Refusal.of(function, Errno.EINVAL, domid, "its image makes no sense");
    }
    SimulatedDomain domain = table.find(domid);
    if (domain == null || domain.hvm != guest.hvm()) {
      throw Refusal.of(function, Errno.EINVAL, domid, "the image is of another kind of guest");
    }
    load(guest.image());
    domain.restored = guest;
  }

  /** A suspended guest goes on (xc_domain_resume); one that runs is refused, as by libxc. */
  public void resumeGuest(int domid) {
    synchronized (this) {
      SimulatedDomain domain = table.find(domid);
      if (domain == null || domain.shutdown != ShutdownReason.SUSPEND) {
        throw Refusal.of("xc_domain_resume", Errno.EINVAL, domid, "it is not suspended");
      }
      domain.shutdown = null;
      domain.refresh(now());
    }
    events.resumed(domid);
  }

  /** Allocates the guest's memory and starts its first vcpu, for the builder. */
  final synchronized void load(PvImage image) {
    String function = "xc_dom_boot_mem_init";
    SimulatedDomain domain = table.find(image.domid());
    if (domain == null) {
      throw Refusal.of("xc_dom_boot_xen_init", Errno.ESRCH, image.domid());
    }
    if (domain.vcpus.isEmpty()) {
      throw Refusal.of("xc_dom_boot_image", Errno.EINVAL, image.domid(), "it has no vcpu");
    }
    long wanted = image.memoryMib() * DomainTable.PAGES_PER_MIB;
    if (wanted > domain.maxPages) {
      throw Refusal.of(
          function,
          Errno.ENOMEM,
          image.domid(),
          "it may have " + domain.maxPages + " pages and would need " + wanted);
    }
    if (wanted > table.freePages()) {
      throw Refusal.of(
          function,
          Errno.ENOMEM,
          image.domid(),
          "it needs " + wanted + " pages and the host has " + table.freePages() + " free");
    }
    if (domain.hvm && domain.pagingKib == 0) {
      throw Refusal.of(function, Errno.ENOMEM, image.domid(), "it has no memory for page tables");
    }
    domain.pages = wanted;
    domain.image = image;
    domain.vcpus.get(0).online = true;
    domain.refresh(now());
  }
}
