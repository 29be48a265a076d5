/** What happens on a host, as it happens. */
package xm.toolstack.events;
