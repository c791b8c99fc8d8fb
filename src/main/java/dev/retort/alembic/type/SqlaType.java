package dev.retort.alembic.type;

import java.util.List;

import dev.retort.python.value.HostValue;
import dev.retort.python.value.Value;
import dev.retort.sql.DialectName;

/** A column type: an object of one of SQLAlchemy's type classes, or of one the project derived from them. */
public interface SqlaType extends HostValue {

    TypeFamily family();

    /**
     * The type as DDL and {@code CAST} spell it, as SQLAlchemy's type compiler does.
     *
     * @throws dev.retort.python.value.Refusal where the dialect has no spelling for it
     */
    String sql(DialectName dialect);

    /** What the dialect stores it as: its variant for the dialect, what a decorator stands for; itself for most. */
    default SqlaType resolved(DialectName dialect) {
        return this;
    }

    /** The types in it a table makes something of: enums that are types of their own, CHECKs of enums and booleans. */
    default List<NativeType> schemaTypes(DialectName dialect) {
        return List.of();
    }

    /** A value of the program's as the database is given it: what a {@code TypeDecorator}'s class makes of it. */
    default Value bound(Value value, DialectName dialect) {
        return value;
    }

    /** A value of a row as the program gets it. */
    default Value received(Value value, DialectName dialect) {
        return value;
    }

    /** Whether values of any kind beside it in a statement are of this type, as a {@code TypeDecorator}'s are. */
    default boolean claims(Value value) {
        return false;
    }

    /** What the program sees: for a type of a class of the program's, its instance. */
    default Value value() {
        return this;
    }
}
