package dev.retort.diff;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.retort.operation.SchemaChange.Naming;
import dev.retort.schema.ObjectName;

/** What the database calls now what the target calls otherwise. */
final class NamesNow {

    private final Map<ObjectName, ObjectName> names = new HashMap<>();

    /** @param namings parts under the names their tables get */
    NamesNow(List<? extends Naming> namings) {
        namings.forEach(one -> names.put(one.then(), one.object()));
    }

    ObjectName of(ObjectName renamed) {
        ObjectName own = names.getOrDefault(renamed, renamed);
        if (!renamed.kind().isPart()) {
            return own;
        }
        ObjectName table = Renaming.tableOf(renamed);
        ObjectName now = names.getOrDefault(table, table);
        return new ObjectName(own.kind(), now.schema(), own.name(), now.name());
    }
}
