package dev.retort.alembic.ddl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.type.SqlName;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.Signature;
import dev.retort.python.value.Value;

/** How constraints are made from their arguments. */
final class ConstraintConstructors {

    private static final Signature COLUMNS = Signature.of("UniqueConstraint", "*columns", "name?", "deferrable?",
            "initially?", "info?", "comment?", "**options");
    private static final Signature CHECK = Signature.of("CheckConstraint", "sqltext", "name?", "deferrable?",
            "initially?", "table?", "info?", "comment?", "**options");
    private static final Signature FOREIGN_KEY_CONSTRAINT = Signature.of("ForeignKeyConstraint", "columns",
            "refcolumns", "name?", "onupdate?", "ondelete?", "deferrable?", "initially?", "use_alter?",
            "link_to_name?", "match?", "table?", "info?", "comment?", "**options");
    private static final Signature FOREIGN_KEY = Signature.of("ForeignKey", "column", "_constraint?", "use_alter?",
            "name?", "onupdate?", "ondelete?", "deferrable?", "initially?", "link_to_name?", "match?", "info?",
            "comment?", "**options");
    private static final Signature EXCLUDE = Signature.of("ExcludeConstraint", "*elements", "name?", "deferrable?",
            "initially?", "using?", "where?", "ops?", "**options");

    private ConstraintConstructors() {}

    static Value primaryKey(ClassValue of, Arguments arguments, Interpreter in) {
        return ofColumns(ColumnConstraint.Kind.PRIMARY_KEY, of, arguments, in);
    }

    static Value unique(ClassValue of, Arguments arguments, Interpreter in) {
        return ofColumns(ColumnConstraint.Kind.UNIQUE, of, arguments, in);
    }

    private static Value ofColumns(ColumnConstraint.Kind kind, ClassValue of, Arguments arguments, Interpreter in) {
        BoundArguments bound = arguments.bind(COLUMNS, in);
        List<Value> columns = Payload.ofAll(bound.rest());
        ColumnConstraint made = new ColumnConstraint(kind, of, common(bound, in), columns, false);
        attachToOwner(made, columns, in);
        return made;
    }

    static Value check(ClassValue of, Arguments arguments, Interpreter in) {
        BoundArguments bound = arguments.bind(CHECK, in);
        CheckValue made = new CheckValue(of, common(bound, in),
                SqlExpression.condition(bound.get("sqltext"), in));
        if (bound.get("table") instanceof TableValue table) {
            table.append(made, in);
        } else {
            attachToOwner(made, List.copyOf(made.columns()), in);
        }
        return made;
    }

    static Value foreignKeyConstraint(ClassValue of, Arguments arguments, Interpreter in) {
        BoundArguments bound = arguments.bind(FOREIGN_KEY_CONSTRAINT, in);
        List<Value> local = Payload.ofAll(in.list(given(bound, "columns")));
        List<Target> targets = in.list(given(bound, "refcolumns")).stream()
                .map(one -> Target.read(Payload.of(one), in)).toList();
        if (local.size() != targets.size()) {
            throw in.raise("TypeError", "ForeignKeyConstraint number of constrained columns must match the number of"
                    + " referenced columns.");
        }
        ForeignKeyValue made = new ForeignKeyValue(of, common(bound, in), local, targets, rules(bound, in));
        attachToOwner(made, local, in);
        return made;
    }

    static Value foreignKey(ClassValue of, Arguments arguments, Interpreter in) {
        BoundArguments bound = arguments.bind(FOREIGN_KEY, in);
        Value to = Payload.of(given(bound, "column"));
        ConstraintValue.Common common = common(bound, in);
        ForeignKeyValue.Rules rules = rules(bound, in);
        return to instanceof ColumnValue column && column.table() == null
                ? new ReferenceValue(of, common, () -> Target.read(column, in), rules)
                : new ReferenceValue(of, common, Target.read(to, in), rules);
    }

    static Value exclude(ClassValue of, Arguments arguments, Interpreter in) {
        BoundArguments bound = arguments.bind(EXCLUDE, in);
        return exclude(of, bound.rest(), bound, in);
    }

    /** An exclusion of elements, each a pair of a column and an operator; all else from {@code bound}. */
    static ExcludeValue exclude(ClassValue of, List<Value> elements, BoundArguments bound, Interpreter in) {
        List<ExcludeValue.Element> parts = new ArrayList<>();
        for (Value element : elements) {
            List<Value> pair = in.list(element);
            Value column = Payload.of(pair.getFirst());
            boolean named = column instanceof ColumnValue || SqlExpression.read(column) == null;
            parts.add(new ExcludeValue.Element(named ? column : null,
                    named ? null : SqlExpression.condition(column, in), in.str(pair.get(1))));
        }
        Map<String, String> operators = new LinkedHashMap<>();
        if (bound.get("ops") instanceof DictValue given) {
            given.entries().forEach(entry -> operators.put(in.str(entry.key()), in.str(entry.value())));
        }
        return new ExcludeValue(of, common(bound, in), parts, bound.string("using").orElse("gist"),
                bound.value("where").map(where -> SqlExpression.condition(where, in)).orElse(null), operators);
    }

    /** Name, deferrability and options of a constraint's arguments. */
    static ConstraintValue.Common common(BoundArguments bound, Interpreter in) {
        Boolean deferrable = bound.value("deferrable").isEmpty()
                ? null
                : Boolean.valueOf(bound.flag("deferrable", false));
        return new ConstraintValue.Common(SqlName.readOptional(bound.get("name"), in), deferrable,
                bound.string("initially").orElse(null), Options.of(bound.others(), in));
    }

    static ForeignKeyValue.Rules rules(BoundArguments bound, Interpreter in) {
        return new ForeignKeyValue.Rules(bound.string("onupdate").orElse(null), bound.string("ondelete").orElse(null),
                bound.string("match").orElse(null), bound.flag("use_alter", false));
    }

    private static void attachToOwner(ConstraintValue made, List<Value> columns, Interpreter in) {
        TableValue owner = owner(columns);
        if (owner != null) {
            owner.append(made, in);
        }
    }

    private static @Nullable TableValue owner(List<Value> columns) {
        for (Value one : columns) {
            if (!(one instanceof ColumnValue column) || column.table() == null) {
                return null;
            }
        }
        return columns.isEmpty() ? null : ((ColumnValue) columns.getFirst()).table();
    }

    private static Value given(BoundArguments bound, String name) {
        Value value = bound.get(name);
        return value == null ? NoneValue.NONE : value;
    }
}
