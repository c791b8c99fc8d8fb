package dev.retort.alembic.ddl;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.type.IdentifierQuoting;
import dev.retort.alembic.type.NativeType;
import dev.retort.alembic.type.SqlName;
import dev.retort.alembic.type.SqlaEnumType;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.StringValue;
import dev.retort.sql.DialectName;

/** What a table gets with a column: its index or unique constraint, the checks of its type, its foreign keys. */
final class ColumnAttachment {

    private ColumnAttachment() {}

    static void generate(ColumnValue column, TableValue table, Interpreter in) {
        ColumnSettings settings = column.settings();
        StringValue key = new StringValue(column.keyOrName());
        if (settings.index()) {
            table.append(new IndexValue(SchemaClasses.INDEX, null, List.of(key), settings.unique(), Options.NONE), in);
        } else if (settings.unique()) {
            table.generated(new ColumnConstraint(ColumnConstraint.Kind.UNIQUE, SchemaClasses.UNIQUE,
                    ConstraintValue.Common.named(null), List.of(key), true), in);
        }
        typeChecks(column, table, in);
        for (ReferenceValue reference : column.foreignKeys()) {
            ForeignKeyValue constraint = new ForeignKeyValue(SchemaClasses.FOREIGN_KEY_CONSTRAINT, reference.common(),
                    List.of(key), List.of(reference.target()), reference.rules());
            reference.setParent(column, constraint);
            table.generated(constraint, in);
        }
        column.checks().forEach(check -> check.attach(table, in));
    }

    private static void typeChecks(ColumnValue column, TableValue table, Interpreter in) {
        Set<NativeType> types = new LinkedHashSet<>();
        for (DialectName dialect : DialectName.values()) {
            types.addAll(column.sqlType().schemaTypes(dialect));
        }
        for (NativeType type : types) {
            Set<DialectName> dialects = EnumSet.noneOf(DialectName.class);
            for (DialectName dialect : DialectName.values()) {
                if (column.sqlType().schemaTypes(dialect).contains(type) && checksItself(type, dialect)) {
                    dialects.add(dialect);
                }
            }
            if (type instanceof SqlaEnumType named) {
                named.attachTo(table.schema(), in);
            }
            if (type.flag("create_constraint", false)) {
                String name = type.text("name");
                CheckValue check = new CheckValue(SchemaClasses.CHECK,
                        ConstraintValue.Common.named(name == null ? null : SqlName.of(name)),
                        new SqlExpression.OfColumn(column, " IN (" + allowed(type) + ")"),
                        new CheckValue.TypeRule(column, dialects));
                table.generated(check, in);
            }
        }
    }

    private static boolean checksItself(NativeType type, DialectName dialect) {
        return dialect == DialectName.SQLITE || type instanceof SqlaEnumType labels && !labels.isNative();
    }

    private static String allowed(NativeType type) {
        return type instanceof SqlaEnumType labels
                ? labels.labels().stream().map(IdentifierQuoting::literal).collect(Collectors.joining(", "))
                : "0, 1";
    }

    /** The column that is counted up among a primary key's; null where there is none. */
    static @Nullable ColumnValue counted(List<ColumnValue> primaryKey) {
        if (primaryKey.size() == 1) {
            return primaryKey.getFirst().countsUp() ? primaryKey.getFirst() : null;
        }
        return primaryKey.stream()
                .filter(one -> one.settings().autoincrement() == ColumnSettings.Autoincrement.ALWAYS).findFirst()
                .orElse(null);
    }
}
