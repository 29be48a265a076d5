/** A domain as the S-expression that {@code xm list --long} prints. */
package xm.toolstack.describe;
