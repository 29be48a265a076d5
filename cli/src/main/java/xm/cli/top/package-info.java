/** {@code xm top}: samples to a model, the model to lines; printed in a row or kept on a screen. */
package xm.cli.top;
