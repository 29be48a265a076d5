package xm.xenstore;

/** An open transaction; it ends when the function given to {@code transaction} returns. */
public interface XsTransaction extends XsWriter {

  /**
   * Ends the transaction without effect as soon as the function returns; its result still counts.
   */
  void abort();
}
