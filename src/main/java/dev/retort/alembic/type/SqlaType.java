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

    /** What the program sees: for a type of a class of the program's, its instance. */
    default Value value() {
        return this;
    }
}
