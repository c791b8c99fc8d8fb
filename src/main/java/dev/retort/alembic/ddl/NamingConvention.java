package dev.retort.alembic.ddl;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.type.SqlName;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.Value;

/** How a metadata's naming conventions name constraints and indexes: SQLAlchemy's {@code sql/naming.py}. */
final class NamingConvention {

    private static final Pattern TOKEN = Pattern.compile("%\\((\\w+)\\)s|%%");
    private static final Pattern COLUMN_TOKEN = Pattern.compile(
            "(referred_)?column_(\\d+)(_?N)?_(name|key|label)");

    private final HostValue named;
    private final @Nullable SqlName given;
    private final TableValue table;
    private final List<ColumnValue> columns;
    private final Interpreter in;

    private NamingConvention(HostValue named, @Nullable SqlName given, TableValue table, List<ColumnValue> columns,
            Interpreter in) {
        this.named = named;
        this.given = given;
        this.table = table;
        this.columns = columns;
        this.in = in;
    }

    /** The name a constraint has once it belongs to a table. */
    static @Nullable SqlName onAttach(ConstraintValue constraint, TableValue table, Interpreter in) {
        SqlName given = constraint.name();
        if (given == null && constraint.comesWithType()) {
            return null;
        }
        return of(constraint, table, in).orElse(given);
    }

    /** The name an index has once it belongs to a table. */
    static @Nullable SqlName onAttach(IndexValue index, TableValue table, Interpreter in) {
        return named("ix", index, index.name(), table, index.columns(), in).orElse(index.name());
    }

    /** The name a constraint is written with; null for none. */
    static @Nullable SqlName written(ConstraintValue constraint, Interpreter in) {
        SqlName given = constraint.name();
        TableValue table = constraint.table();
        if (given != null || table == null || !constraint.comesWithType()) {
            return given;
        }
        return of(constraint, table, in).orElse(null);
    }

    private static Optional<SqlName> of(ConstraintValue constraint, TableValue table, Interpreter in) {
        String prefix = switch (constraint) {
            case ColumnConstraint key -> key.kind() == ColumnConstraint.Kind.PRIMARY_KEY ? "pk" : "uq";
            case CheckValue _ -> "ck";
            case ForeignKeyValue _ -> "fk";
            case ExcludeValue _ -> null;
            case NamedConstraint _ -> null;
        };
        return prefix == null
                ? Optional.empty()
                : named(prefix, constraint, constraint.name(), table, constraint.columns(), in);
    }

    private static Optional<SqlName> named(String prefix, HostValue named, @Nullable SqlName given, TableValue table,
            List<ColumnValue> columns, Interpreter in) {
        Value convention = table.metadata().convention(prefix, named.type());
        if (convention == null || given != null && given.conventional()) {
            return Optional.empty();
        }
        String pattern = in.str(convention);
        if (given != null && !pattern.contains("constraint_name")) {
            return Optional.empty();
        }
        return Optional.of(SqlName.conv(new NamingConvention(named, given, table, columns, in).fill(pattern)));
    }

    private String fill(String pattern) {
        return TOKEN.matcher(pattern)
                .replaceAll(found -> found.group(1) == null ? "%" : Matcher.quoteReplacement(token(found.group(1))));
    }

    private String token(String key) {
        Value own = table.metadata().conventionToken(key);
        if (own != null) {
            return in.str(in.call(own, Arguments.of(named, table)));
        }
        switch (key) {
            case "table_name" -> {
                return table.name();
            }
            case "constraint_name" -> {
                if (given == null) {
                    throw in.raise("ValueError", "Naming convention including %(constraint_name)s token requires that"
                            + " constraint is explicitly named.");
                }
                return given.text();
            }
            case "referred_table_name" -> {
                return targets().isEmpty() ? "" : targets().getFirst().table();
            }
            default -> {
                Matcher column = COLUMN_TOKEN.matcher(key);
                if (!column.matches()) {
                    throw in.raise("KeyError", key);
                }
                return columns(column);
            }
        }
    }

    private String columns(Matcher token) {
        List<String> words = token.group(1) != null
                ? targets().stream().map(target -> String.valueOf(target.column())).toList()
                : columns.stream().map(word(token.group(4))).toList();
        String every = token.group(3);
        if (every != null) {
            return words.stream().collect(Collectors.joining(every.startsWith("_") ? "_" : ""));
        }
        int place = Integer.parseInt(token.group(2));
        return place < words.size() ? words.get(place) : "";
    }

    private Function<ColumnValue, String> word(String kind) {
        return switch (kind) {
            case "key" -> ColumnValue::keyOrName;
            case "label" -> this::label;
            default -> ColumnValue::name;
        };
    }

    private String label(ColumnValue column) {
        String schema = table.schema();
        String label = (schema == null || schema.isEmpty() ? "" : schema.replace('.', '_') + "_") + table.name() + "_"
                + column.name();
        if (table.find(label) == null) {
            return label;
        }
        int counter = 1;
        while (table.find(label + "_" + counter) != null) {
            counter++;
        }
        return label + "_" + counter;
    }

    private List<Target> targets() {
        return named instanceof ForeignKeyValue key ? key.targets() : List.of();
    }

    /** The conventions of a metadata that was given none. */
    static Map<String, String> standard() {
        return Map.of("ix", "ix_%(column_0_label)s");
    }
}
