/** What a command has begun and not finished, on disk, so that another one can take it back. */
package xm.toolstack.journal;
