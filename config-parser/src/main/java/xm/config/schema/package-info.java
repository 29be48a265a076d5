/** Variables to typed configuration: the key table, the small languages of devices, SXP. */
package xm.config.schema;
