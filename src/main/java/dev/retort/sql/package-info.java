/**
 * One lexer for SQL text: splitting into statements with exact positions, colours for an editor, and what a statement
 * is about. Knows the lexical rules of PostgreSQL and SQLite, and no grammar beyond what splitting needs: a migration
 * tool must not refuse valid SQL. Pure; reads no file.
 *
 * <p>The ways in: {@link dev.retort.sql.SqlSplitter} for statements, {@link dev.retort.sql.SqlReader} for those with the
 * markers and comments between them, {@link dev.retort.sql.SqlLexer} for colours,
 * {@link dev.retort.sql.StatementSummary} for what a statement does, {@link dev.retort.sql.TextPositions} for lines and
 * columns.
 */
@NullMarked
package dev.retort.sql;

import org.jspecify.annotations.NullMarked;
