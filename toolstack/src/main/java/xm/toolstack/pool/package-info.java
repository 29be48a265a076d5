/** CPU pools, those that exist and those that are only defined. */
package xm.toolstack.pool;
