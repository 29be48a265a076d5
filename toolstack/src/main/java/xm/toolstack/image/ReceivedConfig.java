package xm.toolstack.image;

import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import xm.config.ConfigException;
import xm.config.ConfigRequest;
import xm.config.DomainConfigLoader;
import xm.config.HostFacts;
import xm.config.model.Cpus;
import xm.config.model.DomainConfig;
import xm.config.model.Memory;
import xm.toolstack.DomainNames;
import xm.toolstack.image.format.ImageFormatException;
import xm.toolstack.image.format.XlHeader;
import xm.toolstack.json.JsonFields;
import xm.toolstack.json.JsonTree;

/** The configuration in an image, of whichever tool, as xm's model. */
final class ReceivedConfig {
  private static final String SOURCE = "the image's configuration";
  private static final long KIB_PER_MIB = 1024;

  private ReceivedConfig() {}

  /**
   * Reads it.
   *
   * @throws ImageFormatException when it cannot be used, with the first reason
   */
  static DomainConfig of(XlHeader header) {
    try {
      DomainConfig config =
          header.json() ? fromJson(tree(header.config())) : fromText(header.config());
      if (!DomainNames.valid(config.name())) {
        throw new ImageFormatException("The image's domain has no name that can be used.");
      }
      if (config.uuid().isEmpty()) {
        throw new ImageFormatException("The image's configuration has no UUID.");
      }
      return config;
    } catch (ConfigException e) {
      throw new ImageFormatException(
          "The image's configuration cannot be used: " + firstLine(e.getMessage()), e);
    }
  }

  private static String firstLine(String text) {
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end);
  }

  private static DomainConfig fromText(String text) {
    return DomainConfigLoader.load(new ConfigRequest(SOURCE, text, List.of(), HostFacts.NONE))
        .config();
  }

  private static Map<String, Object> tree(String json) {
    try {
      return JsonTree.parse(json);
    } catch (IOException e) {
      throw new ImageFormatException("The image's configuration is damaged: no JSON.", e);
    }
  }

  /** Our own form is complete, but what may have changed since is libxl's. */
  private static DomainConfig fromJson(Map<String, Object> tree) {
    JsonFields json = JsonFields.of(tree);
    if (!(tree.get(SentConfig.OWN_PART) instanceof String own)) {
      return fromText(XlConfigText.of(json));
    }
    DomainConfig c = DomainConfigLoader.loadSxp(SOURCE, own).config();
    JsonFields build = json.part("b_info");
    String name = json.part("c_info").text("name");
    Optional<UUID> uuid = json.part("c_info").uuid("uuid");
    return c.withIdentity(name.isEmpty() ? c.name() : name, uuid.isPresent() ? uuid : c.uuid())
        .withMemory(memory(c.memory(), build))
        .withCpus(new Cpus(c.cpus().max(), available(c.cpus(), build), c.cpus().affinity()));
  }

  private static Memory memory(Memory own, JsonFields build) {
    long target = mib(build.number("target_memkb", own.targetMib() * KIB_PER_MIB));
    long max = mib(build.number("max_memkb", own.maxMib() * KIB_PER_MIB));
    return new Memory(target, Math.max(max, target), own.shadowMib(), own.videoMib());
  }

  /** Rounded up: memory that the guest has must find a place. */
  static long mib(long kib) {
    return (kib + KIB_PER_MIB - 1) / KIB_PER_MIB;
  }

  private static BitSet available(Cpus own, JsonFields build) {
    BitSet online = build.bits("avail_vcpus");
    return online.isEmpty() ? own.available() : online;
  }
}
