/**
 * What Alembic's and SQLAlchemy's names mean: {@code op.*}, {@code sa.*}, and the SQL they stand for, written token for
 * token as Alembic 1.8.1 with SQLAlchemy 1.4.46 writes it. Given to the evaluator as its host; never runs a project.
 */
@NullMarked
package dev.retort.alembic;

import org.jspecify.annotations.NullMarked;
