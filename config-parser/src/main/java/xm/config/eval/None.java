package xm.config.eval;

/** Python's None. */
enum None {
  NONE
}
