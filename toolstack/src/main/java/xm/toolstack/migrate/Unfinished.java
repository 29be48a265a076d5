package xm.toolstack.migrate;

import xm.toolstack.migrate.record.MigrationRecord;

/**
 * A migration that is not over.
 *
 * @param working whether a process works on it
 */
public record Unfinished(MigrationRecord record, boolean working) {}
