package dev.retort.alembic.ddl;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.expression.Clause;
import dev.retort.alembic.expression.ColumnCollection;
import dev.retort.alembic.type.SqlName;
import dev.retort.python.value.BoolValue;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.ListValue;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.Signature;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;
import dev.retort.sql.DialectName;

/** {@code sa.Index}. */
public final class IndexValue implements HostValue {

    private final ClassValue of;
    private final List<Value> given;
    private final boolean unique;
    private final Options options;
    private final List<Part> parts = new ArrayList<>();
    private @Nullable SqlName name;
    private @Nullable TableValue table;
    private DdlCondition condition = DdlCondition.ALWAYS;
    private DictValue info = new DictValue();

    /** What is indexed, one after the other. */
    public sealed interface Part {

        /** A column of the table. */
        record OfColumn(ColumnValue column) implements Part {}

        /** An expression. */
        record OfExpression(Clause clause) implements Part {}
    }

    /** @param given columns, their names, or expressions */
    IndexValue(ClassValue of, @Nullable SqlName name, List<Value> given, boolean unique, Options options) {
        this.of = of;
        this.name = name;
        this.given = List.copyOf(given);
        this.unique = unique;
        this.options = options;
    }

    /** An index as Alembic makes them: columns it names need not be in the table yet. */
    public static IndexValue of(@Nullable SqlName name, TableValue table, List<Value> given, boolean unique,
            Options options, Interpreter in) {
        for (Value one : given) {
            if (SqlExpression.read(one) == null && table.find(SqlName.read(one, in).text()) == null) {
                table.append(ColumnValue.plain(SqlName.read(one, in).text(),
                        dev.retort.alembic.type.TypeMethods.nullType()), in);
            }
        }
        IndexValue index = new IndexValue(SchemaClasses.INDEX, name, given, unique, options);
        table.append(index, in);
        return index;
    }

    /** Its name; null where it has none. */
    public @Nullable SqlName name() {
        return name;
    }

    public boolean isUnique() {
        return unique;
    }

    public Options options() {
        return options;
    }

    void setInfo(DictValue given) {
        info = given;
    }

    /** The table it is on; null while it is on none. */
    public @Nullable TableValue table() {
        return table;
    }

    /** What it indexes, once it is on a table. */
    public List<Part> parts() {
        return parts;
    }

    /** Its columns, those inside expressions not among them. */
    public List<ColumnValue> columns() {
        return parts.stream().filter(Part.OfColumn.class::isInstance).map(part -> ((Part.OfColumn) part).column())
                .toList();
    }

    /** Whether it is made on a database of a kind. */
    public boolean appliesTo(DialectName dialect) {
        return condition.holds(dialect);
    }

    void attach(TableValue to, Interpreter in) {
        table = to;
        parts.clear();
        for (Value one : given) {
            Clause clause = SqlExpression.read(one);
            parts.add(clause == null || clause instanceof ColumnValue
                    ? new Part.OfColumn(to.required(one, in))
                    : new Part.OfExpression(clause));
        }
        name = NamingConvention.onAttach(this, to, in);
    }

    /** The first table among its columns; null where they are names. */
    @Nullable
    TableValue tableOfColumns() {
        return given.stream().map(SqlExpression::read).filter(java.util.Objects::nonNull)
                .flatMap(clause -> SqlExpression.columns(clause).stream()).map(ColumnValue::table)
                .filter(java.util.Objects::nonNull).findFirst().orElse(null);
    }

    /** The same index for another table, on the columns of the same names. */
    public IndexValue copy() {
        List<Value> names = parts.isEmpty() ? given : parts.stream().map(part -> switch (part) {
            case Part.OfColumn(ColumnValue column) -> (Value) new StringValue(column.keyOrName());
            case Part.OfExpression(Clause clause) -> clause;
        }).toList();
        IndexValue copy = new IndexValue(of, name, names, unique, options);
        copy.condition = condition;
        copy.info = info;
        return copy;
    }

    @Override
    public ClassValue type() {
        return of;
    }

    @Override
    public @Nullable Value attribute(String attribute, Interpreter in) {
        return switch (attribute) {
            case "name" -> name == null ? NoneValue.NONE : name.value();
            case "table" -> table == null ? NoneValue.NONE : table;
            case "unique" -> BoolValue.of(unique);
            case "info" -> info;
            case "columns" -> new ColumnCollection(columns());
            case "expressions" -> new ListValue(given);
            case "kwargs", "dialect_kwargs" -> options.dict();
            case "create" -> DdlMethods.on(Signature.of(attribute, "bind", "checkfirst?"), dialect -> new IndexWriter(
                    dialect, in).create(this, false));
            case "drop" -> DdlMethods.on(Signature.of(attribute, "bind", "checkfirst?"), dialect -> new IndexWriter(
                    dialect, in).drop(this, false));
            case "ddl_if" -> DdlCondition.method(this, said -> condition = said);
            case "copy" -> NativeFunction.of(Signature.of(attribute, "**others"), attribute, (_, _) -> copy());
            default -> null;
        };
    }
}
