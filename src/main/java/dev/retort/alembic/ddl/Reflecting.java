package dev.retort.alembic.ddl;

import dev.retort.alembic.type.Bind;
import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.Value;

/** A connection that knows the tables of its database, for {@code autoload_with=} and {@code metadata.reflect()}. */
public interface Reflecting extends Bind {

    /** Fills a table with the columns, constraints and indexes the database has for it. */
    void reflect(TableValue into, Interpreter in);

    /** Adds the database's tables to a metadata, as {@code metadata.reflect}'s arguments choose them. */
    void reflectAll(MetaDataValue into, BoundArguments chosen, Interpreter in);

    /** The connection a value is. */
    static Reflecting required(Value bind, Interpreter in) {
        if (bind instanceof Reflecting known) {
            return known;
        }
        throw in.refuse("Retort reads the tables of a database through op.get_bind() only.");
    }
}
