package xm.config.model;

import java.util.Map;

/**
 * A frame buffer with its keyboard.
 *
 * @param options vnc, vnclisten, vncdisplay, ... as written
 */
public record VfbSpec(Map<String, String> options, String backend) implements DeviceSpec {
  public VfbSpec {
    options = Map.copyOf(options);
  }
}
