/** What concerns a host as a whole: its start and stop, its monitor, its leftovers, its events. */
package xm.toolstack.hostlife;
