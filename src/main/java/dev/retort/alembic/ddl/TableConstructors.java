package dev.retort.alembic.ddl;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.type.SqlName;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.Signature;
import dev.retort.python.value.Value;

/** How tables, indexes and metadata are made from their arguments. */
public final class TableConstructors {

    private static final Signature TABLE = Signature.of("Table", "name", "metadata", "*args", "schema?", "quote?",
            "quote_schema?", "autoload?", "autoload_with?", "autoload_replace?", "extend_existing?", "keep_existing?",
            "must_exist?", "mustexist?", "include_columns?", "resolve_fks?", "implicit_returning?", "listeners?",
            "comment?", "info?", "prefixes?", "_extend_on?", "**options");
    private static final Signature INDEX = Signature.of("Index", "name", "*expressions", "unique?", "quote?", "info?",
            "_table?", "**options");
    private static final Signature METADATA = Signature.of("MetaData", "bind?", "schema?", "quote_schema?",
            "naming_convention?", "info?");

    private TableConstructors() {}

    static Value metadata(ClassValue of, Arguments arguments, Interpreter in) {
        BoundArguments bound = arguments.bind(METADATA, in);
        return new MetaDataValue(of, quoted(SqlName.readOptional(bound.get("schema"), in), "quote_schema", bound),
                bound.get("naming_convention") instanceof DictValue given ? given : new DictValue());
    }

    static Value table(ClassValue of, Arguments arguments, Interpreter in) {
        BoundArguments bound = arguments.bind(TABLE, in);
        Value first = bound.get("metadata");
        if (first == null || !(Payload.of(first) instanceof MetaDataValue metadata)) {
            throw in.raise("TypeError", "Table() takes a name and a MetaData");
        }
        SqlName name = SqlName.read(bound.get("name"), in);
        SqlName schema = quoted(SqlName.readOptional(bound.get("schema"), in), "quote_schema", bound);
        schema = schema == null ? metadata.schema() : schema;
        TableValue known = metadata.find(schema == null ? null : schema.text(), name.text());
        if (known != null) {
            if (!bound.rest().isEmpty() && !bound.flag("extend_existing", false)
                    && !bound.flag("keep_existing", false)) {
                throw in.raise("ValueError", "Table '" + name.text() + "' is already defined for this MetaData"
                        + " instance.  Specify 'extend_existing=True' to redefine options and columns on an existing"
                        + " Table object.");
            }
            if (bound.flag("extend_existing", false)) {
                appendAll(known, bound.rest(), in);
            }
            return known;
        }
        TableValue table = new TableValue(of, java.util.Objects.requireNonNull(quoted(name, "quote", bound)), schema,
                metadata, settings(bound, in));
        table.setAt(in.here());
        if (bound.get("info") instanceof DictValue info) {
            table.setInfo(info);
        }
        metadata.add(table);
        bound.value("autoload_with").ifPresent(bind -> Reflecting.required(bind, in).reflect(table, in));
        appendAll(table, bound.rest(), in);
        table.complete();
        return table;
    }

    /** Comment, prefixes and options among a table's arguments. */
    public static TableValue.TableSettings settings(BoundArguments bound, Interpreter in) {
        return new TableValue.TableSettings(bound.string("comment").orElse(null),
                bound.value("prefixes").map(given -> in.list(given).stream().map(in::str).toList()).orElse(List.of()),
                Options.of(bound.others(), in));
    }

    /** Gives a table its columns, then its constraints and indexes, whatever their order; copies what has an owner. */
    public static void appendAll(TableValue table, List<Value> items, Interpreter in) {
        List<Value> all = Payload.ofAll(items);
        for (Value item : all) {
            if (item instanceof ColumnValue column) {
                table.append(column.table() == null ? column : column.copy(), in);
            }
        }
        for (Value item : all) {
            switch (item) {
                case ColumnValue _ -> {}
                case ConstraintValue constraint -> table.append(
                        constraint.table() == null || constraint.table() == table ? constraint : constraint.copy(),
                        in);
                case IndexValue index -> table.append(
                        index.table() == null || index.table() == table ? index : index.copy(), in);
                case SequenceValue _ -> {}
                case dev.retort.python.value.NoneValue _ -> {}
                default -> throw in.raise("TypeError", "'SchemaItem' object, such as a 'Column' or a 'Constraint'"
                        + " expected, got " + in.repr(item));
            }
        }
    }

    static Value index(ClassValue of, Arguments arguments, Interpreter in) {
        BoundArguments bound = arguments.bind(INDEX, in);
        IndexValue index = new IndexValue(of, quoted(SqlName.readOptional(bound.get("name"), in), "quote", bound),
                Payload.ofAll(bound.rest()), bound.flag("unique", false), Options.of(bound.others(), in));
        if (bound.get("info") instanceof DictValue info) {
            index.setInfo(info);
        }
        TableValue owner = bound.get("_table") instanceof TableValue table ? table : index.tableOfColumns();
        if (owner != null) {
            owner.append(index, in);
        }
        return index;
    }

    private static @Nullable SqlName quoted(@Nullable SqlName name, String word, BoundArguments bound) {
        return name == null || bound.value(word).isEmpty() ? name : name.quoted(bound.flag(word, false));
    }
}
