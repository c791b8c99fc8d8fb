package dev.retort.alembic.expression;

import java.util.LinkedHashMap;
import java.util.Map;

/** The {@code WITH} queries of the statement being written, in the order they were finished. */
final class Ctes {

    private final Map<CteClause, String> written = new LinkedHashMap<>();
    private final Map<String, CteClause> named = new LinkedHashMap<>();

    /** Whether the query is written, or being written, already. */
    boolean knows(String name) {
        return named.containsKey(name);
    }

    CteClause named(String name, CteClause otherwise) {
        return named.getOrDefault(name, otherwise);
    }

    void begin(String name, CteClause cte) {
        named.put(name, cte);
    }

    void finish(CteClause cte, String sql) {
        written.put(cte, sql);
    }

    /** The {@code WITH} clause in front of the statement; empty where there is none. */
    String clause() {
        if (written.isEmpty()) {
            return "";
        }
        boolean recursive = written.keySet().stream().anyMatch(CteClause::recursive);
        return (recursive ? "WITH RECURSIVE " : "WITH ") + String.join(", \n", written.values()) + "\n ";
    }
}
