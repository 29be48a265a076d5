/**
 * Runs a syntax tree with Python 2 semantics, under limits and without any access to the host but
 * through {@link xm.config.HostFacts}.
 */
package xm.config.eval;
