package dev.retort.alembic.ddl;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.type.SqlName;
import dev.retort.alembic.type.SqlaEnumType;
import dev.retort.python.value.BoolValue;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.ListValue;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/** {@code sa.MetaData}: tables by name, and the conventions their constraints are named by. */
public final class MetaDataValue implements HostValue, SqlaEnumType.Owner {

    private final ClassValue of;
    private final @Nullable SqlName schema;
    private final DictValue conventions;
    private final Map<String, TableValue> tables = new LinkedHashMap<>();
    private final List<SequenceValue> sequences = new ArrayList<>();
    private final List<SqlaEnumType> enums = new ArrayList<>();
    private final Set<String> leftOut = new LinkedHashSet<>();
    private @Nullable DdlListener listener;

    /** @param conventions by the short names of SQLAlchemy's documentation; empty for SQLAlchemy's own */
    public MetaDataValue(ClassValue of, @Nullable SqlName schema, DictValue conventions) {
        this.of = of;
        this.schema = schema;
        this.conventions = conventions.size() == 0 ? dict(NamingConvention.standard()) : conventions;
    }

    /** A metadata without a schema. */
    public static MetaDataValue of(Map<String, String> conventions) {
        return new MetaDataValue(SchemaClasses.METADATA, null, dict(conventions));
    }

    private static DictValue dict(Map<String, String> texts) {
        DictValue dict = new DictValue();
        texts.forEach((key, text) -> dict.put(key, new StringValue(text)));
        return dict;
    }

    /** Its conventions that are texts, by their short names. */
    public Map<String, String> conventionTexts() {
        Map<String, String> texts = new LinkedHashMap<>();
        conventions.entries().forEach(entry -> {
            if (entry.key() instanceof StringValue(String key) && entry.value() instanceof StringValue(String text)) {
                texts.put(key, text);
            }
        });
        return texts;
    }

    /** Something listens to what becomes of it or of its tables. */
    public void listenedTo(DdlListener by) {
        listener = by;
    }

    /** Does what the program wants done when something becomes of it or of one of its tables. */
    void dispatch(String what, Value target, List<? extends Value> tables, Value connection, Interpreter in) {
        if (listener != null) {
            listener.dispatch(what, target, tables, connection, in);
        }
    }

    /** The schema of tables that say none. */
    public @Nullable SqlName schema() {
        return schema;
    }

    /** The convention for a kind of constraint; null where there is none. */
    @Nullable
    Value convention(String prefix, ClassValue kind) {
        Value found = conventions.get(prefix);
        if (found == null) {
            found = conventions.get(kind);
        }
        return found == NoneValue.NONE ? null : found;
    }

    /** A token the conventions define by a function; null where they do not. */
    @Nullable
    Value conventionToken(String key) {
        return conventions.get(key);
    }

    /** The sequences that were given it, not those of columns. */
    public List<SequenceValue> sequences() {
        return sequences;
    }

    void add(SequenceValue sequence) {
        sequences.add(sequence);
    }

    /** The enum types that were given it, which are made whether a table has them or not. */
    public List<SqlaEnumType> enums() {
        return enums;
    }

    @Override
    public void owns(SqlaEnumType type) {
        enums.add(type);
    }

    /** All tables, in the order they were made. */
    public Collection<TableValue> tables() {
        return Collections.unmodifiableCollection(tables.values());
    }

    /** The table of a name; null where there is none. */
    public @Nullable TableValue find(@Nullable String tableSchema, String name) {
        return tables.get(key(tableSchema, name));
    }

    public void add(TableValue table) {
        tables.put(key(table.schema(), table.name()), table);
    }

    /** Does without a table that it would have and that cannot be told; what points there does without that too. */
    public void leaveOut(@Nullable String tableSchema, String name) {
        leftOut.add(key(tableSchema, name));
        tables.remove(key(tableSchema, name));
    }

    /** Whether a table of the program is not in it because it could not be read. */
    public boolean isLeftOut(@Nullable String tableSchema, String name) {
        return leftOut.contains(key(tableSchema, name));
    }

    public void remove(TableValue table) {
        tables.remove(key(table.schema(), table.name()));
    }

    private static String key(@Nullable String tableSchema, String name) {
        return tableSchema == null ? name : tableSchema + "." + name;
    }

    @Override
    public ClassValue type() {
        return of;
    }

    @Override
    public @Nullable Value attribute(String name, Interpreter in) {
        return switch (name) {
            case "tables" -> {
                DictValue all = new DictValue();
                tables.forEach(all::put);
                yield all;
            }
            case "sorted_tables" -> new ListValue(TableOrder.byDependence(tables.values()));
            case "schema" -> schema == null ? NoneValue.NONE : schema.value();
            case "naming_convention" -> conventions;
            case "info" -> new DictValue();
            default -> MetaDataMethods.get(this, name);
        };
    }

    @Override
    public @Nullable Value binary(String operator, Value other, boolean reflected, Interpreter in) {
        if (!operator.equals("in")) {
            return null;
        }
        return BoolValue.of(other instanceof TableValue table
                ? List.copyOf(tables.values()).contains(table)
                : tables.containsKey(in.str(other)));
    }
}
