package xm.toolstack.create;

import java.util.List;

/**
 * What will be done, in order.
 *
 * @param warnings sentences about what the configuration asks for and will not get
 */
record CreatePlan(List<Step> steps, List<String> warnings) {
  CreatePlan {
    steps = List.copyOf(steps);
    warnings = List.copyOf(warnings);
  }
}
