/** Creating a domain: a plan of steps as data, performed in order, undone in reverse. */
package xm.toolstack.create;
