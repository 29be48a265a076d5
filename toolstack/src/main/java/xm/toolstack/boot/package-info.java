/** Boot loaders: programs of dom0 that find a kernel inside a guest's disk. */
package xm.toolstack.boot;
