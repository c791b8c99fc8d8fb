package dev.retort.alembic.orm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.ddl.ColumnValue;
import dev.retort.alembic.ddl.SchemaClasses;
import dev.retort.alembic.expression.ColumnClause;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.InstanceValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/** The columns of a class that is being mapped: its own, and of its mixins, which each class gets its own copy of. */
record DeclaredColumns(ClassValue type, Interpreter in) {

    /** {@code Mapped[str | None]}, {@code Mapped[Optional[int]]}. */
    private static final Pattern MAPPED = Pattern
            .compile("(?:\\w+\\.)*Mapped\\[(?:(?:\\w+\\.)*Optional\\[)?([\\w.]+)\\]?(?:\\s*\\|\\s*None)?\\]");

    /** SQLAlchemy's types of Python's, by the name an annotation has. */
    private static final Map<String, String> TYPES = Map.ofEntries(Map.entry("int", "Integer"),
            Map.entry("str", "String"), Map.entry("bool", "Boolean"), Map.entry("float", "Float"),
            Map.entry("bytes", "LargeBinary"), Map.entry("datetime", "DateTime"), Map.entry("date", "Date"),
            Map.entry("time", "Time"), Map.entry("timedelta", "Interval"), Map.entry("Decimal", "Numeric"),
            Map.entry("UUID", "Uuid"));

    /** By the attributes they are. */
    Map<String, ColumnClause> all() {
        Map<String, ColumnClause> columns = new LinkedHashMap<>();
        for (ClassValue one : type.resolutionOrder().reversed()) {
            annotated(one, columns);
            List.copyOf(one.namespace().entrySet()).forEach(entry -> declared(one, entry.getKey(), entry.getValue(),
                    columns));
        }
        return columns;
    }

    private void declared(ClassValue in, String name, Value value, Map<String, ColumnClause> columns) {
        Value made = value instanceof DeclaredAttribute attribute && !name.startsWith("__")
                ? attribute.of(type, this.in)
                : value;
        ColumnValue column = column(made);
        if (column == null) {
            if (made != value) {
                type.namespace().put(name, made);
            }
            return;
        }
        ColumnValue mine = in == type || made != value ? column : column.copy();
        if (mine.name().isEmpty()) {
            mine.rename(name);
        }
        columns.put(name, mine);
    }

    private static @Nullable ColumnValue column(Value value) {
        return switch (value) {
            case ColumnValue column -> column;
            case InstanceValue instance when instance.payload() instanceof ColumnValue column -> column;
            case MappedAttribute attribute when attribute.column() instanceof ColumnValue column -> column;
            default -> null;
        };
    }

    /** {@code name: Mapped[str]} alone is a column too; relationships are written. */
    private void annotated(ClassValue one, Map<String, ColumnClause> columns) {
        if (!(one.namespace().get("__annotations__") instanceof DictValue annotations)) {
            return;
        }
        annotations.entries().forEach(entry -> {
            String name = in.str(entry.key());
            Matcher mapped = MAPPED.matcher(entry.value() instanceof StringValue(String text) ? text : "");
            if (!one.namespace().containsKey(name) && mapped.matches()) {
                String python = mapped.group(1).substring(mapped.group(1).lastIndexOf('.') + 1);
                List<Value> words = new ArrayList<>(List.of(new StringValue(name)));
                if (TYPES.containsKey(python)) {
                    words.add(in.attribute(in.module("sqlalchemy"), TYPES.get(python)));
                }
                if (in.call(SchemaClasses.COLUMN, new Arguments(words, Map.of())) instanceof ColumnValue column) {
                    columns.put(name, column);
                }
            }
        });
    }
}
