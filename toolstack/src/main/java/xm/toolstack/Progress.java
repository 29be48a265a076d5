package xm.toolstack;

/** Hears what a long operation is doing, one short phrase for each step. */
public interface Progress {
  Progress NONE = step -> {};

  void step(String what);
}
