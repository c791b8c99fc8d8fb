package dev.retort.alembic.type;

import dev.retort.sql.DialectName;

/** How the types of a class are spelled as SQL. */
@FunctionalInterface
interface TypeSpelling {

    /** @throws dev.retort.python.value.Refusal where the dialect has no spelling for it */
    String spell(NativeType type, DialectName dialect);
}
