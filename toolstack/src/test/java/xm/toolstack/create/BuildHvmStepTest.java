package xm.toolstack.create;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.config.ConfigRequest;
import xm.config.DomainConfigLoader;
import xm.config.HostFacts;
import xm.config.model.DomainConfig;
import xm.toolstack.Progress;
import xm.toolstack.testing.FakeHost;
import xm.xenctrl.HvmImage;

/** What a PVH guest is built from, with and without the shim. */
class BuildHvmStepTest {
  @TempDir Path dir;

  private HvmImage image(String more) {
    DomainConfig config =
        DomainConfigLoader.load(
                new ConfigRequest(
                    "/etc/xen/web.cfg",
                    """
                    type = 'pvh'
                    kernel = '/k'
                    ramdisk = '/r'
                    extra = 'quiet'
                    memory = 6144
                    vcpus = 4
                    vcpu_avail = 5
                    """
                        + more,
                    List.of(),
                    HostFacts.NONE))
            .config();
    FakeHost host = new FakeHost(dir);
    CreateContext context = new CreateContext(host, Progress.NONE);
    context.domid(7);
    new BuildHvmStep(config, "", "").perform(context);
    return host.built.get(0);
  }

  @Test
  void aPvKernelIsTheFirstModuleOfTheShim() {
    HvmImage image = image("pvshim = 1\n");
    assertEquals("xen-shim", Path.of(image.kernel()).getFileName().toString());
    assertEquals("pv-shim console=xen,pv", image.commandLine());
    assertEquals(
        List.of(new HvmImage.Module("/k", "quiet"), new HvmImage.Module("/r", "")),
        image.modules());
  }

  @Test
  void withoutItTheKernelIsTheKernel() {
    HvmImage image = image("");
    assertEquals("/k", image.kernel());
    assertEquals("quiet", image.commandLine());
    assertEquals(List.of(new HvmImage.Module("/r", "")), image.modules());
    assertEquals(4, image.maxVcpus());
    assertEquals("{0, 2}", image.online().toString());
  }
}
