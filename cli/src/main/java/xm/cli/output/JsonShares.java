package xm.cli.output;

import java.util.List;
import xm.toolstack.pool.PoolSnapshot;
import xm.xenctrl.PoolScheduling;

/** Schedulers and pools as JSON; docs/json-output.md documents every field. */
public final class JsonShares {

  private JsonShares() {}

  /** Of sched-credit and sched-credit2. */
  public static void shares(JsonWriter json, List<ShareTable.Share> shares) {
    json.startArray();
    for (ShareTable.Share share : shares) {
      json.startObject();
      JsonReports.identity(json, share.domain());
      json.field("pool", share.domain().poolName());
      if (share.params().isPresent()) {
        json.field("weight", share.params().get().weight());
        json.field("cap_percent", share.params().get().capPercent());
      }
      json.endObject();
    }
    json.endArray();
  }

  /** Of sched-rtds. */
  public static void reservations(JsonWriter json, List<ShareTable.Reservation> rows) {
    json.startArray();
    for (ShareTable.Reservation row : rows) {
      json.startObject();
      JsonReports.identity(json, row.domain());
      if (row.vcpu() >= 0) {
        json.field("vcpu", row.vcpu());
      }
      json.field("period_microseconds", row.params().periodMicros());
      json.field("budget_microseconds", row.params().budgetMicros());
      json.field("extra_time", row.params().extraTime());
      json.endObject();
    }
    json.endArray();
  }

  /** Of sched-credit -s and sched-credit2 -s. */
  public static void pool(JsonWriter json, String name, boolean credit, PoolScheduling s) {
    json.startObject();
    json.field("pool", name);
    if (credit) {
      json.field("timeslice_milliseconds", s.timesliceMillis());
      json.field("migration_delay_microseconds", s.migrationDelayMicros());
    }
    json.field("ratelimit_microseconds", s.ratelimitMicros());
    json.endObject();
  }

  /** Of cpupool-list. */
  public static void pools(JsonWriter json, List<PoolSnapshot> pools) {
    json.startArray();
    for (PoolSnapshot pool : pools) {
      json.startObject();
      json.field("name", pool.name());
      json.field("active", pool.active());
      json.field("managed", pool.managed());
      if (pool.active()) {
        json.field("id", pool.id().getAsInt());
        json.field("uuid", pool.uuid().toString());
      }
      json.field("scheduler", pool.scheduler());
      json.field("cpu_count", pool.wantedCpus());
      json.startArray("cpus");
      pool.cpus().stream().forEach(json::element);
      json.endArray();
      json.field("domain_count", pool.domains());
      json.endObject();
    }
    json.endArray();
  }
}
