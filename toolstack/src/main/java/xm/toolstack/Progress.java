package xm.toolstack;

/** Hears what a long operation is doing, one short phrase for each step. */
public interface Progress {
  Progress NONE = step -> {};

  void step(String what);

  /** Something that the operator should hear in any case. */
  default void warn(String sentence) {
    step("warning: " + sentence);
  }
}
