package xm.toolstack.testing;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import xm.xenctrl.CpuPool;
import xm.xenctrl.DomainInfo;
import xm.xenctrl.HypercallException;
import xm.xenctrl.Hypervisor;
import xm.xenctrl.NewDomain;
import xm.xenctrl.PhysInfo;
import xm.xenctrl.Scheduler;
import xm.xenctrl.XenVersion;

/**
 * A hypervisor that keeps a table of domains and a log of calls. The interface is large and a
 * creation uses a third of it, so the port is a proxy: calls without behaviour here are logged and
 * do nothing, which is right for the setters.
 */
public final class FakeHypervisor {
  private static final int PAUSED = 1 << 3;

  private final Map<Integer, DomainInfo> domains = new TreeMap<>();
  private final List<String> calls = new ArrayList<>();
  private int nextDomid = 1;
  private int nextPort = 1;
  private int lingering;
  private Runnable whileDestroying = () -> {};
  private Integer dying;
  private String failing = "";
  private long freePages = 200_000;
  private String commandLine = "dom0_mem=1024M";

  public FakeHypervisor() {
    put(0, new UUID(0, 0));
  }

  /** The named method of the port fails from now on. */
  public void failOn(String method) {
    failing = method;
  }

  /** A destroyed domain stays for so many more questions, as when xenconsoled holds its page. */
  public void lingerFor(int questions) {
    lingering = questions;
  }

  /** What others do before a domain is gone. */
  public void whileDestroying(Runnable others) {
    whileDestroying = others;
  }

  public void freePages(long pages) {
    freePages = pages;
  }

  public void commandLine(String text) {
    commandLine = text;
  }

  public List<String> calls() {
    return List.copyOf(calls);
  }

  public List<Integer> domids() {
    return List.copyOf(domains.keySet());
  }

  /** Adds a domain as another tool would have made it. */
  public void put(int domid, UUID handle) {
    put(domid, handle, PAUSED);
  }

  /** Adds a domain that runs, or has ended. */
  public void put(int domid, UUID handle, int flags) {
    domains.put(
        domid, new DomainInfo(domid, flags, 32768, 33024, 0, 0, 0, 0, 0, 1, 0, 0, handle, 0));
    nextDomid = Math.max(nextDomid, domid + 1);
  }

  public Hypervisor port() {
    return (Hypervisor)
        Proxy.newProxyInstance(
            FakeHypervisor.class.getClassLoader(),
            new Class<?>[] {Hypervisor.class},
            (proxy, method, arguments) -> call(method.getName(), arguments));
  }

  private Object call(String method, Object[] arguments) {
    Object[] args = arguments == null ? new Object[0] : arguments;
    if (method.equals(failing)) {
      throw new HypercallException(method + " was refused.", "xc_" + method, 22, -1);
    }
    return switch (method) {
      case "listDomains" -> List.copyOf(domains.values());
      case "domain" -> {
        if (dying != null && dying.equals(args[0]) && lingering-- <= 0) {
          domains.remove(dying);
        }
        yield Optional.ofNullable(domains.get((Integer) args[0]));
      }
      case "physInfo" ->
          new PhysInfo(
              1,
              2,
              2,
              1,
              1,
              2_000_000,
              786_432,
              freePages,
              0,
              0,
              true,
              false,
              true,
              true,
              false,
              true,
              List.of(0, 0, 0, 0, 0, 0, 0, 0));
      case "version" ->
          new XenVersion(
              4, 17, ".7", "xen-3.0-x86_64", "", commandLine, 4096, 0, "", "", "", "", "");
      case "cpuPools" -> List.of(new CpuPool(0, Scheduler.CREDIT2, domains.size(), new BitSet()));
      case "scheduler" -> Scheduler.CREDIT2;
      case "maxCpus" -> 2;
      default -> change(method, args);
    };
  }

  private Object change(String method, Object[] args) {
    StringBuilder line = new StringBuilder(method);
    for (Object argument : args) {
      line.append(' ').append(argument);
    }
    calls.add(line.toString());
    return switch (method) {
      case "createDomain" -> create((NewDomain) args[0]);
      case "destroy" -> {
        whileDestroying.run();
        if (lingering > 0) {
          dying = (Integer) args[0];
        } else {
          domains.remove((Integer) args[0]);
        }
        yield null;
      }
      case "allocUnboundEventChannel" -> nextPort++;
      default -> null;
    };
  }

  private int create(NewDomain spec) {
    int domid = nextDomid;
    put(domid, spec.handle());
    return domid;
  }
}
