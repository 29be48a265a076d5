package xm.toolstack.hostlife;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import xm.toolstack.DomainSnapshot;
import xm.toolstack.hotplug.ServedDomains;

/**
 * In which order the guests of a host are stopped: as the groups say, and within a group the
 * youngest first. Those that nobody named go with the first group. A domain that serves devices of
 * others goes after them, whatever the groups say: a guest needs its disk until it has ended.
 */
final class StopOrder {
  private final ServedDomains served;
  private final List<DomainSnapshot> domains = new ArrayList<>();

  /**
   * @param running all domains of the host
   */
  StopOrder(ServedDomains served, List<DomainSnapshot> running) {
    this.served = served;
    for (DomainSnapshot domain : running) {
      if (domain.domid() != 0 && !domain.info().dying()) {
        domains.add(domain);
      }
    }
    domains.sort(Comparator.comparingInt(DomainSnapshot::domid).reversed());
  }

  /** Who is stopped together, in the order of stopping; no wave is empty. */
  List<List<DomainSnapshot>> waves(List<List<String>> groups) {
    List<DomainSnapshot> unnamed = new ArrayList<>(domains);
    List<List<DomainSnapshot>> waves = new ArrayList<>();
    waves.add(new ArrayList<>());
    for (List<String> group : groups) {
      List<DomainSnapshot> wave = new ArrayList<>(unnamed);
      wave.removeIf(domain -> !group.contains(domain.name()));
      unnamed.removeAll(wave);
      waves.add(wave);
    }
    waves.get(0).addAll(unnamed);
    serversLast(waves);
    waves.removeIf(List::isEmpty);
    return waves;
  }

  private void serversLast(List<List<DomainSnapshot>> waves) {
    Set<Integer> unstopped = new HashSet<>();
    domains.forEach(domain -> unstopped.add(domain.domid()));
    // each turn of the loop stops someone or is one of the groups: those that serve one another end
    // together, in the last wave
    for (int i = 0; i < waves.size(); i++) {
      List<DomainSnapshot> wave = waves.get(i);
      List<DomainSnapshot> servers = new ArrayList<>(wave);
      servers.removeIf(domain -> Collections.disjoint(served.domids(domain.domid()), unstopped));
      boolean last = i == waves.size() - 1;
      if (!servers.isEmpty() && !(last && servers.size() == wave.size())) {
        wave.removeAll(servers);
        if (last) {
          waves.add(new ArrayList<>());
        }
        waves.get(i + 1).addAll(servers);
      }
      wave.forEach(domain -> unstopped.remove(domain.domid()));
    }
  }
}
