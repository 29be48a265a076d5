package xm.toolstack.host;

import xm.toolstack.ConsoleEndpoint;

/** Knows how this host offers a domain's console. */
public interface ConsoleLocator {
  ConsoleEndpoint locate(int domid, int number);
}
