/** What domains use at one instant: CPU, memory, and the counters of their devices. */
package xm.toolstack.usage;
