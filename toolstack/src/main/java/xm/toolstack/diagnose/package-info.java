/** Looking into and poking at domains: cores, triggers, SysRq; starting over; security. */
package xm.toolstack.diagnose;
