package xm.cli.batch;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import xm.cli.args.Arguments;
import xm.cli.args.BatchForm;
import xm.cli.args.UsageException;
import xm.toolstack.DomainSnapshot;
import xm.toolstack.Toolstack;
import xm.toolstack.managed.ManagedDomain;

/**
 * What a batch is about.
 *
 * @param words one for each run of the command, in order, none twice
 * @param unmatched patterns that no domain fits
 * @param shared operands of every run
 */
record BatchTargets(List<String> words, List<String> unmatched, List<String> shared) {

  /**
   * Reads the operands; patterns never mean dom0.
   *
   * @param host opened only when there is a pattern
   */
  static BatchTargets of(BatchForm form, Arguments arguments, Opened host) {
    List<String> operands = new ArrayList<>(arguments.operands());
    List<String> shared = new ArrayList<>();
    if (form.kind() == BatchForm.Kind.FILES) {
      operands.addAll(0, arguments.values("defconfig"));
      for (String operand : List.copyOf(operands)) {
        if (operand.indexOf('=') >= 0) {
          shared.add(operand);
          operands.remove(operand);
        }
      }
      return checked(operands, List.of(), shared, "No configuration file given");
    }
    if (operands.size() < form.shared()) {
      throw new UsageException("No domain given");
    }
    int own = operands.size() - form.shared();
    shared.addAll(operands.subList(own, operands.size()));
    operands = new ArrayList<>(operands.subList(0, own));
    if (arguments.has("all") && operands.isEmpty()) {
      operands.add("*");
    }
    Set<String> words = new LinkedHashSet<>();
    List<String> unmatched = new ArrayList<>();
    List<String> names = null;
    for (String operand : operands) {
      if (!NamePattern.isPattern(operand)) {
        words.add(operand);
        continue;
      }
      names = names == null ? names(form, host.toolstack()) : names;
      boolean any = false;
      for (String name : names) {
        if (NamePattern.matches(operand, name)) {
          words.add(name);
          any = true;
        }
      }
      if (!any) {
        unmatched.add(operand);
      }
    }
    return checked(new ArrayList<>(words), unmatched, shared, "No domain given");
  }

  /** Gives the host when it is needed. */
  interface Opened {
    Toolstack toolstack();
  }

  private static BatchTargets checked(
      List<String> words, List<String> unmatched, List<String> shared, String none) {
    if (words.isEmpty() && unmatched.isEmpty()) {
      throw new UsageException(none);
    }
    return new BatchTargets(List.copyOf(words), List.copyOf(unmatched), List.copyOf(shared));
  }

  /** All names that a pattern can mean, sorted. */
  private static List<String> names(BatchForm form, Toolstack toolstack) {
    List<DomainSnapshot> running = toolstack.sample().domains();
    List<String> names = new ArrayList<>();
    if (form.kind() != BatchForm.Kind.RUNNING) {
      for (ManagedDomain domain : toolstack.managed().inactive(running)) {
        names.add(domain.name());
      }
    }
    if (form.kind() != BatchForm.Kind.INACTIVE) {
      for (DomainSnapshot domain : running) {
        if (domain.domid() != 0) {
          names.add(domain.name());
        }
      }
    }
    names.sort(null);
    return names;
  }
}
