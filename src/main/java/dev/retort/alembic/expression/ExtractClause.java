package dev.retort.alembic.expression;

import java.util.List;
import java.util.Map;

import dev.retort.alembic.type.SqlaType;

/** {@code extract("year", x)}. */
final class ExtractClause extends Clause {

    private static final Map<String, String> SQLITE = Map.of("month", "%m", "day", "%d", "year", "%Y", "second", "%S",
            "hour", "%H", "doy", "%j", "minute", "%M", "epoch", "%s", "dow", "%w", "week", "%W");

    private final String field;
    private final Clause element;

    ExtractClause(String field, Clause element) {
        this.field = field;
        this.element = element;
    }

    @Override
    public SqlaType sqlType() {
        return Types.INTEGER;
    }

    @Override
    List<FromClause> froms() {
        return element.froms();
    }

    @Override
    public void write(SqlText out) {
        String inner = out.text(element, Scope::outsideSelect);
        if (out.postgresql()) {
            out.add("EXTRACT(").add(field).add(" FROM ").add(inner).add(")");
            return;
        }
        String format = SQLITE.get(field);
        if (format == null) {
            throw out.unsupported("EXTRACT of \"" + field + "\"");
        }
        out.add("CAST(STRFTIME('").add(format).add("', ").add(inner).add(") AS INTEGER)");
    }
}
