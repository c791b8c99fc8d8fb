/**
 * One lexer for SQL text: splitting into statements with exact positions, colours for an editor, and what a statement
 * is about. Knows the lexical rules of PostgreSQL and SQLite, and no grammar beyond what splitting needs: a migration
 * tool must not refuse valid SQL. Pure; reads no file.
 */
@NullMarked
package dev.retort.sql;

import org.jspecify.annotations.NullMarked;
