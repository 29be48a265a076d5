/** What the administrator of a host sets for all domains: {@code /etc/xen/xm.conf}. */
package xm.toolstack.settings;
