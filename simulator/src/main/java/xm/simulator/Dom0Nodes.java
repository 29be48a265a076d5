package xm.simulator;

import java.util.concurrent.Executor;
import xm.simulator.hypervisor.SimulatedHypervisor;
import xm.simulator.xenstored.LocalConnection;
import xm.xenctrl.DomainInfo;

/** What xen-init-dom0 writes at boot, and domain 0's own balloon driver. */
record Dom0Nodes(SimulatedHypervisor hypervisor, LocalConnection store) {
  private static final String HOME = "/local/domain/0";

  void write(Executor world) {
    DomainInfo info = hypervisor.domain(0).orElseThrow();
    String kib = Long.toString(info.totalKib());
    store.write(HOME + "/domid", "0");
    store.write(HOME + "/name", "Domain-0");
    store.write(HOME + "/memory/target", kib);
    store.write(HOME + "/memory/static-max", kib);
    for (int vcpu = 0; vcpu < info.maxVcpus(); vcpu++) {
      store.write(HOME + "/cpu/" + vcpu + "/availability", "online");
    }
    store.write("/tool/xenstored/domid", "0");
    store.mkdir(HOME + "/backend");
    store.mkdir("/libxl");
    store.mkdir("/vm");
    store.watch(HOME + "/memory/target", world, path -> follow());
  }

  private void follow() {
    String target = store.readIfExists(HOME + "/memory/target").orElse("");
    try {
      hypervisor.guestMemory(0, Long.parseLong(target));
    } catch (NumberFormatException ignored) {
      // Whoever writes no number gets no ballooning, as in Linux.
    }
  }
}
