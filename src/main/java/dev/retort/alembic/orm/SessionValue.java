package dev.retort.alembic.orm;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.connection.Connection;
import dev.retort.alembic.expression.Clause;
import dev.retort.alembic.expression.ColumnClause;
import dev.retort.alembic.expression.DeleteStatement;
import dev.retort.alembic.expression.InsertStatement;
import dev.retort.alembic.expression.SqlText;
import dev.retort.alembic.expression.UpdateStatement;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.InstanceValue;
import dev.retort.python.value.IntValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.ListValue;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.PythonRaise;
import dev.retort.python.value.Value;

/** {@code Session}: objects read, added, changed and deleted, and the statements they become at the next flush. */
final class SessionValue implements HostValue {

    static final ClassValue TYPE = new ClassValue("Session", "sqlalchemy.orm.session", List.of(), Map.of(), null);

    private final Connection connection;
    private final Map<InstanceValue, Map<String, Value>> loaded = new LinkedHashMap<>();
    private final Map<List<Object>, InstanceValue> identities = new LinkedHashMap<>();
    private final Map<InstanceValue, Map<Relationship, Value>> related = new IdentityHashMap<>();
    private final Map<ListValue, List<Value>> lists = new IdentityHashMap<>();
    private final List<InstanceValue> added = new ArrayList<>();
    private final List<InstanceValue> deleted = new ArrayList<>();

    SessionValue(Connection connection) {
        this.connection = connection;
    }

    Connection connection() {
        return connection;
    }

    void add(Value object, Interpreter in) {
        Mapping.ofObject(object, in);
        InstanceValue instance = (InstanceValue) object;
        if (!loaded.containsKey(instance) && !added.contains(instance)) {
            added.add(instance);
        }
    }

    void delete(Value object, Interpreter in) {
        Mapping.ofObject(object, in);
        InstanceValue instance = (InstanceValue) object;
        if (!added.remove(instance)) {
            deleted.add(instance);
        }
    }

    void forget() {
        loaded.clear();
        identities.clear();
        related.clear();
    }

    /** The object of a row: the one known by its key, or a new one. */
    InstanceValue object(Mapping mapping, List<Value> values) {
        List<Object> identity = new ArrayList<>();
        identity.add(mapping.mapped());
        Map<String, Value> row = new LinkedHashMap<>();
        int place = 0;
        for (Map.Entry<String, ColumnClause> column : mapping.columns().entrySet()) {
            row.put(column.getKey(), values.get(place));
            if (column.getValue().isPrimaryKey()) {
                identity.add(values.get(place));
            }
            place++;
        }
        InstanceValue known = identities.get(identity);
        if (known != null) {
            return known;
        }
        InstanceValue made = new InstanceValue(mapping.mapped());
        made.attributes().putAll(row);
        new ObjectState(this).keepIn(made);
        identities.put(identity, made);
        loaded.put(made, row);
        return made;
    }

    /** A column's value that was not read with its object. */
    Value deferred(InstanceValue object, String name, ColumnClause column, Interpreter in) {
        Value select = QueryValue.of(this, List.of(column), in);
        Value row = in.call(in.attribute(select, "filter"),
                Arguments.of(Mapping.ofObject(object, in).row(object.attributes(), in)));
        Value value = in.call(in.attribute(row, "scalar"), Arguments.NONE);
        object.attributes().put(name, value);
        loaded.getOrDefault(object, new LinkedHashMap<>()).put(name, value);
        return value;
    }

    /** What a relationship of an object leads to, read when it is first asked for. */
    Value related(Value object, Relationship relationship, ClassValue owner, Interpreter in) {
        InstanceValue instance = (InstanceValue) object;
        Map<Relationship, Value> known = related.computeIfAbsent(instance, _ -> new LinkedHashMap<>());
        Value there = known.get(relationship);
        if (there == null) {
            there = new RelationshipPath(relationship, owner).followed(this, instance.attributes(), in);
            known.put(relationship, there);
            if (there instanceof ListValue list) {
                lists.put(list, List.copyOf(list.items()));
            }
        }
        return there;
    }

    private void refuseChangedLists(Interpreter in) {
        lists.forEach((list, before) -> {
            if (!list.items().equals(before)) {
                throw in.refuse("it changes a relationship's list, which Retort does not do:"
                        + " set the foreign key's column instead");
            }
        });
    }

    /**
     * Sends what was added, changed and deleted.
     *
     * @param keys whether keys the database makes are read, because the program may use them afterwards
     */
    void flush(boolean keys, Interpreter in) {
        refuseChangedLists(in);
        List<InstanceValue> rows = List.copyOf(added);
        added.clear();
        for (InstanceValue object : rows) {
            insert(object, keys, in);
        }
        List<InstanceValue> changed = new ArrayList<>(loaded.keySet());
        changed.removeAll(rows);
        changed.removeAll(deleted);
        changed.sort((a, b) -> compare(keyOf(a, in), keyOf(b, in)));
        for (InstanceValue object : changed) {
            update(object, in);
        }
        List<InstanceValue> gone = List.copyOf(deleted);
        deleted.clear();
        for (InstanceValue object : gone) {
            Mapping mapping = Mapping.ofObject(object, in);
            send(DeleteStatement.of(mapping.table(), mapping.row(object.attributes(), in)), in);
            loaded.remove(object);
        }
    }

    private void insert(InstanceValue object, boolean keys, Interpreter in) {
        Mapping mapping = Mapping.ofObject(object, in);
        Map<String, Value> values = new LinkedHashMap<>();
        Map<String, ColumnClause> missing = new LinkedHashMap<>();
        mapping.columns().forEach((name, column) -> {
            Value value = object.attributes().get(name);
            if (value != null && value != NoneValue.NONE) {
                values.put(String.valueOf(column.key()), value);
            } else if (column.isPrimaryKey()) {
                missing.put(name, column);
            } else if (column.insertDefault(connection.dialect(), in).isEmpty()
                    && in.attributeOrNull(column, "server_default") instanceof NoneValue) {
                values.put(String.valueOf(column.key()), NoneValue.NONE);
            }
        });
        InsertStatement insert = InsertStatement.row(mapping.table(), values, in);
        if (keys && !missing.isEmpty()) {
            Value row = in.attribute(connection.execute(insert, List.of(), in), "inserted_primary_key");
            int place = 0;
            for (String name : mapping.key().keySet()) {
                object.attributes().put(name, in.item(row, IntValue.of(place)));
                place++;
            }
        } else {
            send(insert, in);
        }
        loaded.put(object, snapshot(object));
    }

    private void update(InstanceValue object, Interpreter in) {
        Map<String, Value> before = loaded.getOrDefault(object, Map.of());
        Mapping mapping = Mapping.ofObject(object, in);
        Map<String, Value> values = new LinkedHashMap<>();
        mapping.columns().forEach((name, column) -> {
            Value now = object.attributes().getOrDefault(name, NoneValue.NONE);
            Value was = before.getOrDefault(name, NoneValue.NONE);
            if (now instanceof Clause || !in.equal(now, was)) {
                values.put(String.valueOf(column.key()), now);
            }
        });
        if (!values.isEmpty()) {
            send(UpdateStatement.of(mapping.table(), values, mapping.row(before, in), in), in);
            loaded.put(object, snapshot(object));
        }
    }

    private static Map<String, Value> snapshot(InstanceValue object) {
        return new LinkedHashMap<>(object.attributes());
    }

    private static @Nullable Value keyOf(InstanceValue object, Interpreter in) {
        for (String name : Mapping.ofObject(object, in).key().keySet()) {
            return object.attributes().get(name);
        }
        return null;
    }

    private static int compare(@Nullable Value left, @Nullable Value right) {
        return left instanceof IntValue a && right instanceof IntValue b ? a.value().compareTo(b.value()) : 0;
    }

    private void send(Clause statement, Interpreter in) {
        connection.send(SqlText.of(statement, connection.dialect(), Map.of()), in);
    }

    @Override
    public ClassValue type() {
        return TYPE;
    }

    @Override
    public @Nullable Value attribute(String name, Interpreter in) {
        return SessionMethods.attribute(this, name, in);
    }

    /** A {@code scoped_session} is called for its session. */
    @Override
    public Value call(Arguments arguments, Interpreter in) {
        return this;
    }

    @Override
    public Value enter(Interpreter in) {
        return this;
    }

    @Override
    public void exit(@Nullable PythonRaise raised, Interpreter in) {}

    @Override
    public boolean truth(Interpreter in) {
        return true;
    }
}
