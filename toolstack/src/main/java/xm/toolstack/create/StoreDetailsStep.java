package xm.toolstack.create;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import xm.config.model.Boot;
import xm.config.model.DomainConfig;
import xm.config.model.GuestType;
import xm.toolstack.device.XenstorePaths;

/** Tells the guest of its memory, vcpus and xenstore ring, and others what it runs. */
record StoreDetailsStep(DomainConfig config) implements Step {
  private static final int ATTEMPTS = 20;

  @Override
  public String description() {
    return "write its memory, vcpus and image to xenstore";
  }

  @Override
  public void perform(CreateContext context) {
    Map<String, String> values = values(context);
    context
        .host()
        .xenstore()
        .transaction(
            ATTEMPTS,
            t -> {
              t.writeAll(values);
              return null;
            });
  }

  private Map<String, String> values(CreateContext context) {
    int domid = context.domid();
    String domain = XenstorePaths.domain(domid);
    UUID uuid = config.uuid().orElseThrow();
    String vm = XenstorePaths.vm(uuid);
    Boot boot = config.boot();

    Map<String, String> values = new LinkedHashMap<>();
    values.put(XenstorePaths.memoryStaticMax(domid), Long.toString(GuestMemory.maxKib(config)));
    long video = GuestMemory.videoKib(config);
    values.put(
        XenstorePaths.memoryTarget(domid),
        Long.toString(GuestMemory.targetKib(config) - video - populatedOnDemandKib()));
    values.put(domain + "/memory/videoram", Long.toString(video));
    values.put(domain + "/domid", Integer.toString(domid));
    values.put(domain + "/store/port", Integer.toString(context.storePort()));
    values.put(domain + "/store/ring-ref", Long.toString(context.image().storeFrame()));
    BitSet available = config.cpus().available();
    for (int vcpu = 0; vcpu < config.cpus().max(); vcpu++) {
      boolean online = available.isEmpty() || available.get(vcpu);
      values.put(XenstorePaths.vcpuAvailability(domid, vcpu), online ? "online" : "offline");
    }
    values.put(vm + "/image/ostype", config.type() == GuestType.HVM ? "hvm" : "linux");
    values.put(vm + "/image/kernel", boot.kernel());
    values.put(XenstorePaths.startTime(uuid), startTime(context.host().system().nowSeconds()));
    if (!boot.ramdisk().isEmpty()) {
      values.put(vm + "/image/ramdisk", boot.ramdisk());
    }
    if (!boot.commandLine().isEmpty()) {
      values.put(vm + "/image/cmdline", boot.commandLine());
    }
    return values;
  }

  /** What libxl leaves to an HVM guest whose memory is populated on demand. */
  private long populatedOnDemandKib() {
    boolean onDemand = GuestMemory.targetKib(config) != GuestMemory.maxKib(config);
    return config.type() == GuestType.HVM && onDemand ? 1024 : 0;
  }

  /** Seconds and hundredths, cut off, not rounded. */
  static String startTime(double unixSeconds) {
    return BigDecimal.valueOf(unixSeconds).setScale(2, RoundingMode.DOWN).toPlainString();
  }
}
