/** From a domU configuration file to a typed model, with every diagnostic at once. */
package xm.config;
