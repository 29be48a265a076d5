package xm.toolstack.managed;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import xm.config.model.DomainConfig;
import xm.config.sxp.Sxp;
import xm.toolstack.DomainSnapshot;
import xm.toolstack.Progress;
import xm.toolstack.create.CreateOptions;
import xm.toolstack.create.StartedDomain;

/** The managed domains of one host: {@code xm new}, {@code start}, {@code delete} and their kin. */
public interface ManagedDomains {

  /**
   * Those that do not run, by name. What cannot be read is left out, and said once to whoever
   * listens to notices.
   *
   * @param running the domains of one snapshot
   */
  List<ManagedDomain> inactive(List<DomainSnapshot> running);

  /**
   * The inactive domain that a word means in xm's order: name of a running domain, name of an
   * inactive one, id, UUID of a running one, UUID of an inactive one. Empty when it means a running
   * domain, or nothing.
   */
  Optional<ManagedDomain> inactive(String word);

  /** Every managed domain, running or not, by name. */
  List<ManagedDomain> all();

  /** Whether the domain with this UUID is managed. */
  boolean contains(UUID uuid);

  /**
   * Defines a domain without starting it. A managed domain with the same UUID is defined anew.
   *
   * @throws xm.toolstack.NameInUseException when another domain has the name
   */
  ManagedDomain define(DomainConfig config);

  /**
   * Starts an inactive domain; one that was suspended goes on.
   *
   * @throws xm.toolstack.DomainStateException when it runs already, or was migrated away
   */
  StartedDomain start(String word, CreateOptions options, Progress progress);

  /**
   * Forgets an inactive domain.
   *
   * @throws xm.toolstack.DomainStateException when it runs
   */
  void delete(String word);

  /** Gives an inactive domain another name. */
  void rename(ManagedDomain domain, String newName);

  /**
   * Changes what is stored of a managed domain, running or not; nothing happens for a domain that
   * is not managed. The name and the UUID stay.
   */
  void change(UUID uuid, UnaryOperator<DomainConfig> change);

  /** The {@code (domain ...)} form of an inactive domain, for {@code xm list --long}. */
  Sxp describe(ManagedDomain domain);

  /**
   * Saves a running managed domain beside its record and ends it; {@link #resume} and {@link
   * #start} go on with it.
   */
  void suspend(String word);

  /** Goes on with a domain that was suspended. */
  StartedDomain resume(String word, CreateOptions options, Progress progress);

  /** Whether an inactive domain was suspended: its start goes on where it was. */
  boolean suspended(ManagedDomain domain);

  /**
   * Remembers that a domain was migrated away, so that it is not started here as well; nothing
   * happens for a domain that is not managed.
   *
   * @param host where it runs now, as the operator named it
   */
  void departed(UUID uuid, String host);

  /** The host that an inactive domain was migrated to; empty when it was not. */
  Optional<String> departedTo(ManagedDomain domain);

  /** Forgets where an inactive domain went: it runs nowhere, on the operator's word. */
  void forgetDeparture(String word);

  /** Forgets where those went that run here again. */
  void noteArrivals();
}
