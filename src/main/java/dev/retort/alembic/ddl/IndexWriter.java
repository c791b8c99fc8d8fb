package dev.retort.alembic.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.expression.Clause;
import dev.retort.alembic.expression.SqlText;
import dev.retort.alembic.type.IdentifierQuoting;
import dev.retort.alembic.type.SqlName;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;
import dev.retort.sql.DialectName;

/** {@code CREATE INDEX} and {@code DROP INDEX}. */
public final class IndexWriter {

    private static final Pattern USING = Pattern.compile("[\\w_]+");

    private final DialectName dialect;
    private final Interpreter in;

    public IndexWriter(DialectName dialect, Interpreter in) {
        this.dialect = dialect;
        this.in = in;
    }

    public String create(IndexValue index, boolean ifNotExists) {
        TableValue table = Objects.requireNonNull(index.table());
        boolean postgresql = dialect == DialectName.POSTGRESQL;
        StringBuilder text = new StringBuilder("CREATE ").append(index.isUnique() ? "UNIQUE " : "").append("INDEX ")
                .append(postgresql && index.options().flag(dialect, "concurrently", in) ? "CONCURRENTLY " : "")
                .append(ifNotExists ? "IF NOT EXISTS " : "").append(name(index, !postgresql)).append(" ON ")
                .append(postgresql ? table.sql(dialect) : IdentifierQuoting.quote(table.givenName(), dialect))
                .append(' ');
        if (postgresql) {
            String using = index.options().text(dialect, "using", in);
            if (using != null && !using.isEmpty()) {
                text.append("USING ").append(method(using)).append(' ');
            }
        }
        text.append('(').append(String.join(", ", parts(index))).append(')');
        if (postgresql) {
            appendStorage(text, index.options());
        }
        Value where = index.options().get(dialect, "where");
        if (where != null) {
            text.append(" WHERE ").append(SqlExpression.condition(where, in).sql(dialect));
        }
        return text.toString();
    }

    public String drop(IndexValue index, boolean ifExists) {
        boolean concurrently = dialect == DialectName.POSTGRESQL && index.options().flag(dialect, "concurrently", in);
        return "DROP INDEX " + (concurrently ? "CONCURRENTLY " : "") + (ifExists ? "IF EXISTS " : "")
                + name(index, true);
    }

    private String name(IndexValue index, boolean withSchema) {
        SqlName name = index.name();
        if (name == null) {
            throw in.raise("ValueError", "CREATE INDEX requires that the index have a name");
        }
        TableValue table = Objects.requireNonNull(index.table());
        String schema = table.schema();
        String own = ConstraintWriter.quoted(name, dialect, in);
        return withSchema && schema != null && !schema.isEmpty()
                ? IdentifierQuoting.quote(Objects.requireNonNull(table.givenSchema()), dialect) + "." + own
                : own;
    }

    private String method(String using) {
        if (!USING.matcher(using).matches()) {
            throw in.raise("ValueError", "Unexpected SQL phrase: '" + using + "'");
        }
        return using.toLowerCase(Locale.ROOT);
    }

    private List<String> parts(IndexValue index) {
        Value operators = dialect == DialectName.POSTGRESQL ? index.options().get(dialect, "ops") : null;
        List<String> parts = new ArrayList<>();
        for (IndexValue.Part part : index.parts()) {
            parts.add(switch (part) {
                case IndexValue.Part.OfColumn(ColumnValue column) -> column.quotedName(dialect)
                        + operatorClass(operators, column.keyOrName());
                case IndexValue.Part.OfExpression(Clause clause) -> expression(clause)
                        + operatorClass(operators, clause);
            });
        }
        return parts;
    }

    private String expression(Clause clause) {
        Clause written = clause;
        if (dialect == DialectName.POSTGRESQL
                && in.call(in.attribute(clause, "self_group"), Arguments.NONE) instanceof Clause grouped) {
            written = grouped;
        }
        return SqlText.of(written, dialect, SqlText.Columns.BARE);
    }

    private String operatorClass(@Nullable Value operators, Clause clause) {
        Value key = in.attributeOrNull(clause, "key");
        return key instanceof StringValue(String text) ? operatorClass(operators, text) : "";
    }

    private String operatorClass(@Nullable Value operators, String key) {
        Value found = operators instanceof DictValue classes ? classes.get(key) : null;
        return found == null ? "" : " " + in.str(found);
    }

    private void appendStorage(StringBuilder text, Options options) {
        List<Value> included = options.list(dialect, "include", in);
        if (!included.isEmpty()) {
            text.append(" INCLUDE (").append(String.join(", ",
                    included.stream().map(one -> columnName(one, dialect, in)).toList())).append(')');
        }
        Value distinct = options.get(dialect, "nulls_not_distinct");
        if (distinct != null) {
            text.append(in.truth(distinct) ? " NULLS NOT DISTINCT" : " NULLS DISTINCT");
        }
        Value storage = options.get(dialect, "with");
        if (storage != null && in.truth(storage)) {
            text.append(" WITH (").append(parameters(storage, in)).append(')');
        }
        String tablespace = options.text(dialect, "tablespace", in);
        if (tablespace != null && !tablespace.isEmpty()) {
            text.append(" TABLESPACE ").append(IdentifierQuoting.quote(tablespace, dialect));
        }
    }

    /** Storage parameters: {@code fillfactor = 70, …}. */
    static String parameters(Value storage, Interpreter in) {
        if (!(storage instanceof DictValue given)) {
            return in.str(storage);
        }
        return String.join(", ", given.entries().stream()
                .map(entry -> in.str(entry.key()) + " = " + in.str(entry.value())).toList());
    }

    static String columnName(Value column, DialectName dialect, Interpreter in) {
        return column instanceof ColumnValue known
                ? known.quotedName(dialect)
                : IdentifierQuoting.quote(SqlName.read(column, in), dialect);
    }
}
