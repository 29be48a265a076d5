package xm.toolstack;

/**
 * Hears what a long operation is doing, one short phrase for each step. What begins with {@code
 * warning:} is no step: the operator should hear it in any case.
 */
public interface Progress {
  Progress NONE = step -> {};

  void step(String what);
}
