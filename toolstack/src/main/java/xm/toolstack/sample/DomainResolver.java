package xm.toolstack.sample;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import xm.toolstack.DomainSnapshot;

/**
 * Finds the domain that a word means, in xm's order: exact name, then numeric id, then UUID. A
 * domain called "5" thus hides the domain with the id 5.
 */
public final class DomainResolver {
  private static final int UUID_LENGTH = 36;

  private DomainResolver() {}

  /** The domain meant, empty when there is none. */
  public static Optional<DomainSnapshot> resolve(List<DomainSnapshot> domains, String word) {
    Optional<DomainSnapshot> named = byName(domains, word);
    if (named.isPresent()) {
      return named;
    }
    if (StoreValues.digits(word)) {
      long id = Long.parseLong(word);
      for (DomainSnapshot domain : domains) {
        if (domain.domid() == id) {
          return Optional.of(domain);
        }
      }
    }
    if (word.length() == UUID_LENGTH) {
      String uuid = word.toLowerCase(Locale.ROOT);
      for (DomainSnapshot domain : domains) {
        if (domain.uuid().toString().equals(uuid)) {
          return Optional.of(domain);
        }
      }
    }
    return Optional.empty();
  }

  /**
   * The domain with exactly this name. A dying one gives way to one that lives: a zombie must not
   * hide its successor.
   */
  public static Optional<DomainSnapshot> byName(List<DomainSnapshot> domains, String name) {
    DomainSnapshot found = null;
    for (DomainSnapshot domain : domains) {
      if (domain.name().equals(name)
          && (found == null || (found.info().dying() && !domain.info().dying()))) {
        found = domain;
      }
    }
    return Optional.ofNullable(found);
  }
}
