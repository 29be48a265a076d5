/** What a guest needs and what a host has, exchanged before a migration, and their comparison. */
package xm.toolstack.migrate.facts;
