package xm.toolstack;

import xm.toolstack.host.Host;

/** Makes the toolstack of a host. */
public final class ToolstackFactory {

  private ToolstackFactory() {}

  public static Toolstack on(Host host) {
    throw new UnsupportedOperationException("not written yet");
  }
}
