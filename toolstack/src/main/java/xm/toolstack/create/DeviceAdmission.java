package xm.toolstack.create;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import xm.config.model.DeviceSpec;
import xm.config.model.VbdSpec;
import xm.config.model.VifSpec;
import xm.toolstack.Progress;
import xm.toolstack.host.Host;

/** The checks of a creation for one device that is to be added to a running domain. */
public final class DeviceAdmission {

  private DeviceAdmission() {}

  /** What is done with an admitted device of dom0. */
  public interface Attachment<S> {
    void attach(S device);
  }

  /** What is done with an admitted device that a driver domain may serve. */
  public interface ServedAttachment<S> {
    /**
     * Attaches it.
     *
     * @param backendDomid the domain that serves it
     */
    void attach(S device, int backendDomid);
  }

  /** As below, for kinds of devices that dom0 alone serves. */
  public static <S extends DeviceSpec> void admit(Host host, S device, Attachment<S> then) {
    admit(host, "", device, (admitted, backendDomid) -> then.attach(admitted));
  }

  /**
   * Checks the device against this host, fills in what was left to chance, and attaches it, all
   * under the lock of creations: two that take the same disk at once must not both find it free.
   *
   * @param self name of the domain
   * @throws CreateRefusedException with every reason to refuse; nothing was touched then
   */
  @SuppressWarnings("try") // both are held, not used
  public static <S extends DeviceSpec> void admit(
      Host host, String self, S device, ServedAttachment<S> then) {
    try (CreateLock lock = CreateLock.take(host.paths().createLock(), Progress.NONE)) {
      CreateFacts facts = new FactsReader(host).read();
      List<String> refusals = new ArrayList<>();
      if (device instanceof VbdSpec disk) {
        new DiskCheck(List.of(disk), self, facts, refusals).run();
      } else if (device instanceof VifSpec vif) {
        VifCheck.run(List.of(vif), self, facts, refusals);
      }
      if (!refusals.isEmpty()) {
        throw new CreateRefusedException(refusals);
      }
      // a Ctrl-C must not leave half a device: the program ends after this
      try (Interruption interruption = Interruption.watch()) {
        S named = facts.backends().named(device);
        then.attach(pinned(named, host), facts.backends().domid(named));
      }
    }
  }

  @SuppressWarnings("unchecked") // an interface stays an interface
  private static <S extends DeviceSpec> S pinned(S device, Host host) {
    return device instanceof VifSpec vif
        ? (S) PinnedConfig.pin(vif, host.files(), new SecureRandom())
        : device;
  }
}
