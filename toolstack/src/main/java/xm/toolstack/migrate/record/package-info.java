/** What a host keeps on disk of migrations, so that one that was cut can be ended rightly. */
package xm.toolstack.migrate.record;
