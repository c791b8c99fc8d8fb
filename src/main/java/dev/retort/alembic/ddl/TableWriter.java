package dev.retort.alembic.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.type.IdentifierQuoting;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.Refusal;
import dev.retort.python.value.Value;
import dev.retort.sql.DialectName;

/** {@code CREATE TABLE} and {@code DROP TABLE}, as SQLAlchemy's DDL compilers write them. */
public final class TableWriter {

    private final DialectName dialect;
    private final Interpreter in;
    private final ColumnWriter columns;
    private final ConstraintWriter constraints;
    private final Set<ForeignKeyValue> later;

    public TableWriter(DialectName dialect, Interpreter in) {
        this(dialect, in, SqlAlchemyVersion.OF_1_4, Set.of());
    }

    /** @param later foreign keys that are not part of their tables, beside those that say so themselves */
    public TableWriter(DialectName dialect, Interpreter in, SqlAlchemyVersion version, Set<ForeignKeyValue> later) {
        this.later = later;
        this.dialect = dialect;
        this.in = in;
        this.columns = new ColumnWriter(dialect, in, version);
        this.constraints = new ConstraintWriter(dialect, in);
    }

    /** {@code CREATE TABLE}, without the statements that go with it. */
    public String create(TableValue table, boolean ifNotExists) {
        StringBuilder text = new StringBuilder("CREATE ");
        table.settings().prefixes().forEach(prefix -> text.append(prefix).append(' '));
        text.append("TABLE ").append(ifNotExists ? "IF NOT EXISTS " : "").append(table.sql(dialect)).append(" (");
        List<String> parts = new ArrayList<>();
        for (ColumnValue column : table.columns()) {
            if (!column.settings().system()) {
                parts.add(column(table, column));
            }
        }
        parts.addAll(constraints(table));
        if (!parts.isEmpty()) {
            text.append("\n    ").append(String.join(", \n    ", parts));
        }
        return text.append("\n)").append(suffix(table)).toString();
    }

    public String drop(TableValue table, boolean ifExists) {
        return "DROP TABLE " + (ifExists ? "IF EXISTS " : "") + table.sql(dialect);
    }

    private String column(TableValue table, ColumnValue column) {
        try {
            return columns.full(column);
        } catch (Refusal refused) {
            throw new Refusal("Table " + table.name() + ", column " + column.name() + ": " + refused.getMessage(),
                    refused.at());
        }
    }

    private List<String> constraints(TableValue table) {
        List<ConstraintValue> all = new ArrayList<>();
        if (!table.primaryKeyConstraint().columns().isEmpty()) {
            all.add(table.primaryKeyConstraint());
        }
        all.addAll(table.constraints());
        List<String> written = new ArrayList<>();
        for (ConstraintValue constraint : all) {
            if (constraint.appliesTo(dialect) && !addedLater(constraint)) {
                String text = constraints.write(constraint);
                if (text != null && !text.isEmpty()) {
                    written.add(text);
                }
            }
        }
        return written;
    }

    // SQLite cannot add it later, so there it stays.
    private boolean addedLater(ConstraintValue constraint) {
        return constraint instanceof ForeignKeyValue key
                && (dialect == DialectName.POSTGRESQL && key.rules().useAlter() || later.contains(key));
    }

    private String suffix(TableValue table) {
        return switch (dialect) {
            case POSTGRESQL -> postgresqlSuffix(table.settings().options());
            case SQLITE -> sqliteSuffix(table.settings().options());
        };
    }

    private String postgresqlSuffix(Options options) {
        StringBuilder text = new StringBuilder();
        List<Value> inherits = options.list(dialect, "inherits", in);
        if (!inherits.isEmpty()) {
            text.append("\n INHERITS ( ").append(String.join(", ",
                    inherits.stream().map(one -> IdentifierQuoting.quote(in.str(one), dialect)).toList())).append(" )");
        }
        append(text, "\n PARTITION BY ", options.text(dialect, "partition_by", in));
        append(text, "\n USING ", options.text(dialect, "using", in));
        Value oids = options.get(dialect, "with_oids");
        if (oids != null) {
            text.append(in.truth(oids) ? "\n WITH OIDS" : "\n WITHOUT OIDS");
        }
        Value storage = options.get(dialect, "with");
        if (storage != null) {
            append(text, "\n WITH ", "(" + IndexWriter.parameters(storage, in) + ")");
        }
        String onCommit = options.text(dialect, "on_commit", in);
        append(text, "\n ON COMMIT ", onCommit == null ? null : onCommit.replace('_', ' ').toUpperCase(Locale.ROOT));
        String tablespace = options.text(dialect, "tablespace", in);
        append(text, "\n TABLESPACE ", tablespace == null ? null : IdentifierQuoting.quote(tablespace, dialect));
        return text.toString();
    }

    private String sqliteSuffix(Options options) {
        List<String> parts = new ArrayList<>();
        Value rowid = options.get(dialect, "with_rowid");
        if (rowid != null && !in.truth(rowid)) {
            parts.add("WITHOUT ROWID");
        }
        if (options.flag(dialect, "strict", in)) {
            parts.add("STRICT");
        }
        return parts.isEmpty() ? "" : "\n " + String.join(",\n ", parts);
    }

    private static void append(StringBuilder text, String words, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            text.append(words).append(value);
        }
    }
}
