package xm.cli.command.domain;

import java.util.List;
import xm.cli.args.Arguments;
import xm.cli.command.Session;
import xm.cli.output.JsonReports;
import xm.cli.output.JsonWriter;
import xm.cli.output.VcpuTable;
import xm.toolstack.DomainSnapshot;
import xm.toolstack.Toolstack;
import xm.toolstack.VcpuSnapshot;

/** What vcpu-list prints, and list -v. */
final class VcpuReport {

  private VcpuReport() {}

  static void print(Arguments arguments, Session session) {
    Toolstack toolstack = session.toolstack();
    List<DomainSnapshot> domains = DomainLookup.namedOrAll(toolstack, arguments.operands());
    int hostCpus = toolstack.info().physical().cpus();
    if (arguments.json()) {
      try (JsonWriter json = new JsonWriter(session.out())) {
        json.startArray();
        for (DomainSnapshot domain : domains) {
          for (VcpuSnapshot vcpu : toolstack.vcpus(domain.domid())) {
            JsonReports.vcpu(json, domain, vcpu, hostCpus);
          }
        }
        json.endArray();
      }
      return;
    }
    StringBuilder b = new StringBuilder(1024).append(VcpuTable.HEADER);
    for (DomainSnapshot domain : domains) {
      VcpuTable.rows(b, domain, toolstack.vcpus(domain.domid()), hostCpus);
    }
    session.out().print(b);
  }
}
