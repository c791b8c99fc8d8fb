package dev.retort.diff;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.retort.operation.SchemaChange.Rename;
import dev.retort.schema.ObjectKind;
import dev.retort.schema.ObjectName;

/** What the database calls now what the target calls otherwise. */
final class NamesNow {

    private final Map<ObjectName, String> names = new HashMap<>();

    /** @param renames parts under the names their tables get */
    NamesNow(List<Rename> renames) {
        renames.forEach(one -> names.put(one.object().renamed(one.to()), one.object().name()));
    }

    ObjectName of(ObjectName renamed) {
        String name = names.getOrDefault(renamed, renamed.name());
        String within = renamed.kind().isPart()
                ? names.getOrDefault(ObjectName.of(ObjectKind.TABLE, renamed.schema(), renamed.within()),
                        renamed.within())
                : renamed.within();
        return new ObjectName(renamed.kind(), renamed.schema(), name, within);
    }
}
