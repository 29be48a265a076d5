/** The typed domain configuration: records without parsing or Xen. */
package xm.config.model;
