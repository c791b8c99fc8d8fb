package dev.retort.alembic.expression;

import java.util.HashMap;
import java.util.Map;

import dev.retort.sql.DialectName;

/** The numbers of one statement's numbered names, in the order they are first written. */
final class NumberedNames {

    private final Map<Name, String> resolved = new HashMap<>();
    private final Map<String, Integer> next = new HashMap<>();
    private final int longest;

    NumberedNames(DialectName dialect) {
        this.longest = dialect == DialectName.POSTGRESQL ? 63 : 9999;
    }

    String resolve(Name name) {
        if (!name.anonymous()) {
            return name.text();
        }
        Name first = name.first();
        if (first != null) {
            return resolve(first) + "_" + resolve(name.second());
        }
        return resolved.computeIfAbsent(name, _ -> {
            int number = next.merge(name.text(), 1, Integer::sum);
            String full = name.text() + "_" + number;
            return full.length() <= longest - 6
                    ? full
                    : full.substring(0, longest - 6) + "_" + Integer.toHexString(number);
        });
    }
}
