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
      store.write(availability(vcpu), "online");
    }
    store.write("/tool/xenstored/domid", "0");
    store.mkdir(HOME + "/backend");
    store.mkdir("/libxl");
    store.mkdir("/vm");
    store.write("/local/pool/0/name", "Pool-0");
    store.write("/local/pool/0/uuid", "00000000-0000-0000-0000-000000000000");
    store.watch(HOME + "/memory/target", world, path -> follow());
    for (int vcpu = 1; vcpu < info.maxVcpus(); vcpu++) {
      int number = vcpu;
      store.watch(availability(vcpu), world, path -> followVcpu(number));
    }
  }

  private static String availability(int vcpu) {
    return HOME + "/cpu/" + vcpu + "/availability";
  }

  private void followVcpu(int vcpu) {
    String word = store.readIfExists(availability(vcpu)).orElse("");
    if (word.equals("online") || word.equals("offline")) {
      hypervisor.guestVcpu(0, vcpu, word.equals("online"));
    }
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
