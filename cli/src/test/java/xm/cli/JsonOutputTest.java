package xm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import xm.cli.fake.FakeToolstack;
import xm.cli.fake.Samples;
import xm.xenctrl.VcpuInfo;

/** {@code --output json}: the values; JsonSchemaTest has the forms. */
class JsonOutputTest {
  private static FakeToolstack host() {
    return Samples.fourDomains()
        .with(
            3,
            Samples.vcpu(new VcpuInfo(0, true, true, false, 10_260_000_001L, 1), 0, 2, 3),
            Samples.vcpu(new VcpuInfo(1, false, false, false, 0, 2), 0, 1, 2, 3));
  }

  private static String json(String line) {
    XmRun run = XmRun.on(JsonOutputTest::host, line.split(" "));
    assertEquals("", run.err());
    assertEquals(0, run.exitCode());
    return run.out();
  }

  @Test
  void a_domain_in_json() {
    String expected =
        """
        [
          {
            "domid" : 7,
            "name" : "crashed1",
            "uuid" : "0a1b2c3d-4e5f-6071-8293-a4b5c6d70007",
            "guest_type" : "pv",
            "memory_target_kib" : 262144,
            "memory_current_kib" : 262144,
            "vcpus_online" : 1,
            "vcpus_max" : 1,
            "state" : "----c-",
            "power_state" : "crashed",
            "shutdown_reason" : "crash",
            "cpu_time_nanoseconds" : 5200000000,
            "pool" : "Pool-0"
          }
        ]
        """;
    assertEquals(expected, json("list --output json crashed1"));
  }

  @Test
  void vcpus_in_json() {
    String expected =
        """
        [
          {
            "domid" : 3,
            "name" : "debian-pv",
            "uuid" : "0a1b2c3d-4e5f-6071-8293-a4b5c6d70003",
            "vcpu" : 0,
            "cpu" : 1,
            "online" : true,
            "running" : false,
            "blocked" : true,
            "cpu_time_nanoseconds" : 10260000001,
            "hard_affinity_cpus" : [
              0,
              2,
              3
            ],
            "soft_affinity_cpus" : [
              0,
              1,
              2,
              3
            ]
          },
        """;
    String printed = json("vcpu-list 3 --output=json");
    assertEquals(expected, printed.substring(0, expected.length()));
  }

  @Test
  void an_identity_in_json() {
    String expected =
        """
        {
          "domid" : 5,
          "name" : "win7",
          "uuid" : "0a1b2c3d-4e5f-6071-8293-a4b5c6d70005"
        }
        """;
    assertEquals(expected, json("domid --output json win7"));
    assertEquals(expected, json("domname --output json 5"));
  }
}
