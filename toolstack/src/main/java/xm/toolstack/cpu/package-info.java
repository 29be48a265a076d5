/** Virtual CPUs and how they are scheduled. */
package xm.toolstack.cpu;
