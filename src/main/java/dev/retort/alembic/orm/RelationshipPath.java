package dev.retort.alembic.orm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.expression.Clause;
import dev.retort.alembic.expression.ColumnClause;
import dev.retort.alembic.expression.FromClause;
import dev.retort.alembic.expression.Joinable;
import dev.retort.alembic.expression.TableClause;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.IntValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/** A relationship as an attribute of its class: the tables it leads through, by their foreign keys. */
record RelationshipPath(Relationship relationship, ClassValue owner) implements Joinable {

    private static final ClassValue TYPE = ClassValue.ofHost("InstrumentedAttribute", "sqlalchemy.orm.attributes",
            List.of(), null);

    /** Two columns that are equal. */
    record Pair(ColumnClause from, ColumnClause to) {}

    private BoundArguments given() {
        return relationship.given();
    }

    /** The class it leads to. */
    Mapping target(Interpreter in) {
        Value argument = given().value("argument").orElseThrow(
                () -> in.refuse("it follows a relationship of " + owner.name() + " that names no class"));
        Value type = argument instanceof StringValue(String name)
                ? Objects.requireNonNull(MappedClasses.of(relationship.step())).find(name)
                : argument instanceof ClassValue ? argument : in.call(argument, Arguments.NONE);
        Mapping mapping = type == null ? null : Mapping.of(type);
        if (mapping == null) {
            throw in.refuse("it follows a relationship of " + owner.name() + " to " + in.str(argument)
                    + ", a class that no module it reads so far maps");
        }
        return mapping;
    }

    private Mapping source(Interpreter in) {
        Mapping mapping = Mapping.of(owner);
        if (mapping == null) {
            throw in.raise("TypeError", owner.name() + " is not mapped");
        }
        return mapping;
    }

    /** The table between; null where there is none. */
    @Nullable
    TableClause between(Interpreter in) {
        Value table = given().value("secondary").orElse(null);
        return switch (table) {
            case null -> null;
            case TableClause known -> known;
            default -> throw in.refuse("it follows a relationship of " + owner.name() + " through " + in.str(table)
                    + ", a table it names by text");
        };
    }

    /** Whether it gives one object and not a list. */
    boolean single(Interpreter in) {
        return given().value("uselist").map(flag -> !in.truth(flag))
                .orElseGet(() -> between(in) == null && pointsAway(in));
    }

    /** Whether the foreign key is the class's own. */
    private boolean pointsAway(Interpreter in) {
        TableClause own = source(in).table();
        TableClause other = target(in).table();
        return own == other ? given().has("remote_side") : !keys(own, other, in).isEmpty();
    }

    /** The columns of the class and those of what it leads to first, which are equal. */
    List<Pair> pairs(Interpreter in) {
        refuseWrittenJoin(in);
        TableClause own = source(in).table();
        TableClause between = between(in);
        if (between != null) {
            return turned(keys(between, own, in));
        }
        TableClause other = target(in).table();
        return found(pointsAway(in) ? keys(own, other, in) : turned(keys(other, own, in)), in);
    }

    /** The columns of the table between and those of the class it leads to. */
    List<Pair> further(TableClause between, Interpreter in) {
        return found(keys(between, target(in).table(), in), in);
    }

    private List<Pair> found(List<Pair> pairs, Interpreter in) {
        if (pairs.isEmpty()) {
            throw in.refuse("it follows a relationship of " + owner.name() + " to " + target(in).mapped().name()
                    + ", between whose tables it names no foreign key");
        }
        return pairs;
    }

    private void refuseWrittenJoin(Interpreter in) {
        if (given().value("primaryjoin").isPresent()) {
            throw in.refuse("it follows a relationship of " + owner.name()
                    + " with a condition of its own (primaryjoin), which Retort does not do");
        }
    }

    private static List<Pair> turned(List<Pair> pairs) {
        return pairs.stream().map(pair -> new Pair(pair.to(), pair.from())).toList();
    }

    /** The foreign keys from one table to another, of those the relationship names. */
    private List<Pair> keys(TableClause from, TableClause to, Interpreter in) {
        Set<String> named = foreignKeys(in);
        String stem = (to.schema() == null ? "" : to.schema() + ".") + to.name() + ".";
        List<Pair> pairs = new ArrayList<>();
        for (ColumnClause column : from.columns()) {
            if (!named.isEmpty() && !named.contains(column.name())) {
                continue;
            }
            for (ColumnClause other : to.columns()) {
                if (column.references().contains(stem + other.name())) {
                    pairs.add(new Pair(column, other));
                }
            }
        }
        return pairs;
    }

    private Set<String> foreignKeys(Interpreter in) {
        Value keys = given().value("foreign_keys").orElse(null);
        return switch (keys) {
            case null -> Set.of();
            case ColumnClause column -> Set.of(column.name());
            case StringValue(String text) -> Arrays.stream(text.replaceAll("[\\[\\]\\s]", "").split(","))
                    .map(name -> name.substring(name.lastIndexOf('.') + 1)).collect(Collectors.toSet());
            default -> in.list(keys).stream().filter(ColumnClause.class::isInstance)
                    .map(column -> ((ColumnClause) column).name()).collect(Collectors.toSet());
        };
    }

    @Override
    public List<Joined> joined(Interpreter in) {
        TableClause between = between(in);
        TableClause last = target(in).table();
        List<Joined> all = new ArrayList<>();
        all.add(new Joined(between == null ? last : between, equal(pairs(in), in)));
        if (between != null) {
            all.add(new Joined(last, equal(turned(further(between, in)), in)));
        }
        return all;
    }

    private static Clause equal(List<Pair> pairs, Interpreter in) {
        Value all = null;
        for (Pair pair : pairs) {
            Value one = in.binary("==", pair.from(), pair.to());
            all = all == null ? one : in.binary("&", all, one);
        }
        return (Clause) Objects.requireNonNull(all);
    }

    /** {@code any()} and {@code has()}: whether there is a row it leads to. */
    private Value exists(Arguments arguments, Interpreter in) {
        Value module = in.module("sqlalchemy");
        Value select = in.call(in.attribute(module, "select"),
                Arguments.of(in.call(in.attribute(module, "literal_column"), Arguments.of(new StringValue("1")))));
        for (Joined step : joined(in)) {
            select = call(call(select, "select_from", in, step.table()), "where", in, step.on());
        }
        for (Value condition : arguments.positional()) {
            select = call(select, "where", in, condition);
        }
        FromClause last = target(in).table();
        for (Map.Entry<String, Value> word : arguments.keywords().entrySet()) {
            select = call(select, "where", in,
                    in.binary("==", in.attribute(in.attribute(last, "c"), word.getKey()), word.getValue()));
        }
        return call(call(select, "correlate", in, source(in).table()), "exists", in);
    }

    private static Value call(Value target, String method, Interpreter in, Value... arguments) {
        return in.call(in.attribute(target, method), Arguments.of(arguments));
    }

    /** What an object is led to: rows of the class, or the one. */
    Value followed(SessionValue session, Map<String, Value> object, Interpreter in) {
        Mapping target = target(in);
        TableClause between = between(in);
        Value query = QueryValue.of(session, List.of(target.mapped()), in);
        for (Pair pair : pairs(in)) {
            Value value = source(in).value(pair.from(), object);
            if (value == dev.retort.python.value.NoneValue.NONE) {
                return single(in) ? value : new dev.retort.python.value.ListValue(List.of());
            }
            query = call(query, "filter", in, in.binary("==", pair.to(), value));
        }
        if (between != null) {
            query = call(query, "filter", in, equal(further(between, in), in));
        }
        Value order = given().value("order_by").orElse(null);
        if (order != null) {
            query = call(query, "order_by", in, ordering(order, target, in));
        }
        if (!single(in)) {
            return call(query, "all", in);
        }
        Value rows = call(query, "all", in);
        return in.list(rows).isEmpty() ? dev.retort.python.value.NoneValue.NONE : in.item(rows, IntValue.of(0));
    }

    private static Value ordering(Value order, Mapping target, Interpreter in) {
        return order instanceof StringValue(String text)
                ? in.attribute(target.mapped(), text.substring(text.lastIndexOf('.') + 1))
                : order;
    }

    @Override
    public ClassValue type() {
        return TYPE;
    }

    @Override
    public @Nullable Value attribute(String name, Interpreter in) {
        return switch (name) {
            case "any", "has" -> new NativeFunction(name, (arguments, run) -> exists(arguments, run));
            case "property", "prop" -> relationship;
            default -> null;
        };
    }
}
