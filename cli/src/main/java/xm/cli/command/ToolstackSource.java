package xm.cli.command;

import xm.toolstack.Toolstack;

/** Opens the host that the operator chose; asked once, by the first command that needs it. */
public interface ToolstackSource {
  Toolstack open();
}
