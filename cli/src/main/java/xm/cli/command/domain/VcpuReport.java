package xm.cli.command.domain;

import java.util.List;
import xm.cli.args.Arguments;
import xm.cli.command.Session;
import xm.cli.output.JsonReports;
import xm.cli.output.JsonWriter;
import xm.cli.output.Listed;
import xm.cli.output.VcpuTable;
import xm.toolstack.Toolstack;
import xm.toolstack.VcpuSnapshot;

/** What vcpu-list prints, and list -v. */
final class VcpuReport {

  private VcpuReport() {}

  static void print(Arguments arguments, Session session) {
    Toolstack toolstack = session.toolstack();
    List<Listed> domains = DomainLookup.listed(toolstack, arguments.operands());
    int hostCpus = toolstack.info().physical().cpus();
    if (arguments.json()) {
      try (JsonWriter json = new JsonWriter(session.out())) {
        json.startArray();
        for (Listed domain : domains) {
          if (domain.runs()) {
            for (VcpuSnapshot vcpu : toolstack.vcpus(domain.domid())) {
              JsonReports.vcpu(json, domain.running(), vcpu, hostCpus);
            }
          } else {
            JsonReports.vcpus(json, domain.inactive());
          }
        }
        json.endArray();
      }
      return;
    }
    StringBuilder b = new StringBuilder(1024).append(VcpuTable.HEADER);
    for (Listed domain : domains) {
      if (domain.runs()) {
        VcpuTable.rows(b, domain.running(), toolstack.vcpus(domain.domid()), hostCpus);
      } else {
        VcpuTable.rows(b, domain.inactive(), hostCpus);
      }
    }
    session.out().print(b);
  }
}
