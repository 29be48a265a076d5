/** Looking at all domains at one instant, and finding one of them. */
package xm.toolstack.sample;
