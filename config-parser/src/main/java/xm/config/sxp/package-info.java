/** S-expressions as xm printed and read them. */
package xm.config.sxp;
