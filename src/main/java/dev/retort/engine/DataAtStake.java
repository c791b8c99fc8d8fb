package dev.retort.engine;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import dev.retort.connect.Database;
import dev.retort.diff.Difference;
import dev.retort.diff.DifferenceKind;
import dev.retort.diff.RenameQuestion;
import dev.retort.operation.SchemaChange;
import dev.retort.problem.Cancellation;
import dev.retort.schema.DataCount;
import dev.retort.schema.ObjectKind;
import dev.retort.schema.ObjectName;

/** How much data stands in what differs. */
final class DataAtStake {

    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final Databases databases;

    DataAtStake(Databases databases) {
        this.databases = databases;
    }

    static Set<ObjectName> of(SchemaComparison comparison) {
        Set<ObjectName> things = new LinkedHashSet<>();
        comparison.differences().stream().filter(one -> one.kind() == DifferenceKind.DROP).map(Difference::object)
                .filter(DataAtStake::holdsData).forEach(things::add);
        comparison.comparison().questions().stream().map(RenameQuestion::object).filter(DataAtStake::holdsData)
                .forEach(things::add);
        return things;
    }

    private static boolean holdsData(ObjectName thing) {
        return thing.kind() == ObjectKind.TABLE || thing.kind() == ObjectKind.COLUMN;
    }

    Map<ObjectName, DataCount> count(Database database, SchemaComparison comparison, Collection<ObjectName> things,
            Cancellation cancellation) {
        if (things.isEmpty() || Databases.isMissingFile(database)) {
            return Map.of();
        }
        Map<ObjectName, ObjectName> tablesNow = tablesNow(comparison);
        Map<ObjectName, ObjectName> named = new HashMap<>();
        things.forEach(thing -> named.put(now(thing, tablesNow), thing));
        Map<ObjectName, DataCount> found = databases.browsing(database, connection -> databases.dialect(database)
                .counter().count(connection, named.keySet(), LIMIT, cancellation));
        Map<ObjectName, DataCount> counts = new HashMap<>();
        found.forEach((name, count) -> counts.put(named.getOrDefault(name, name), count));
        return counts;
    }

    /** A question about a column names its table as it will be called. */
    private static ObjectName now(ObjectName thing, Map<ObjectName, ObjectName> tablesNow) {
        if (thing.kind() != ObjectKind.COLUMN) {
            return thing;
        }
        ObjectName table = tablesNow.get(ObjectName.of(ObjectKind.TABLE, thing.schema(), thing.within()));
        return table == null ? thing : table.part(ObjectKind.COLUMN, thing.name());
    }

    /** Renamed tables by the names they will have. */
    private static Map<ObjectName, ObjectName> tablesNow(SchemaComparison comparison) {
        Map<ObjectName, ObjectName> names = new HashMap<>();
        comparison.differences().stream().flatMap(one -> one.changes().stream()).forEach(change -> {
            if (change instanceof SchemaChange.Naming naming && naming.object().kind() == ObjectKind.TABLE) {
                names.put(naming.then(), naming.object());
            }
        });
        return names;
    }
}
