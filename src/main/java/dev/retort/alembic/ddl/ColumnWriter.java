package dev.retort.alembic.ddl;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.expression.Clause;
import dev.retort.alembic.expression.SqlText;
import dev.retort.alembic.expression.TextClause;
import dev.retort.alembic.type.GenericTypes;
import dev.retort.alembic.type.IdentifierQuoting;
import dev.retort.alembic.type.SqlaType;
import dev.retort.alembic.type.TypeFamily;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.Interpreter;
import dev.retort.sql.DialectName;

/** A column as {@code CREATE TABLE} and {@code ADD COLUMN} have it: {@code get_column_specification} of each dialect. */
public final class ColumnWriter {

    /** What SQLite takes as a default without parentheses. */
    private static final Pattern LITERAL = Pattern.compile("\\s*['\"(]");
    private static final Pattern WORD = Pattern.compile("\\w*");

    private final DialectName dialect;
    private final Interpreter in;
    private final SqlAlchemyVersion version;

    public ColumnWriter(DialectName dialect, Interpreter in) {
        this(dialect, in, SqlAlchemyVersion.OF_1_4);
    }

    ColumnWriter(DialectName dialect, Interpreter in, SqlAlchemyVersion version) {
        this.version = version;
        this.dialect = dialect;
        this.in = in;
    }

    /** The column with the checks it was given. */
    public String full(ColumnValue column) {
        StringBuilder text = new StringBuilder(specification(column));
        ConstraintWriter constraints = new ConstraintWriter(dialect, in);
        column.checks().forEach(check -> text.append(' ').append(constraints.write(check)));
        return text.toString();
    }

    /** Name, type, default, generation, nullability. */
    public String specification(ColumnValue column) {
        return column.quotedName(dialect) + switch (dialect) {
            case POSTGRESQL -> postgresql(column);
            case SQLITE -> sqlite(column);
        };
    }

    /** A default as a column's specification has it; null where the column says none that is written. */
    public @Nullable String standard(@Nullable ServerDefault value) {
        String sql = value == null ? null : bare(value);
        if (version == SqlAlchemyVersion.OF_2 && sql != null) {
            return dialect == DialectName.SQLITE && !LITERAL.matcher(sql).lookingAt() && !WORD.matcher(sql).matches()
                    ? "(" + sql + ")"
                    : sql;
        }
        return sql != null && dialect == DialectName.SQLITE && value instanceof ServerDefault.Expression(Clause clause)
                && !isText(clause) ? "(" + sql + ")" : sql;
    }

    /** A default as SQL; null where the database makes it. */
    public @Nullable String bare(ServerDefault value) {
        return switch (value) {
            case ServerDefault.Text(String text) -> IdentifierQuoting.literal(text);
            case ServerDefault.Expression(Clause clause) -> SqlText.of(clause, dialect, SqlText.Columns.BARE);
            case ServerDefault.Generated _ -> null;
        };
    }

    static boolean isText(Clause clause) {
        return clause instanceof TextClause;
    }

    private String postgresql(ColumnValue column) {
        StringBuilder text = new StringBuilder();
        IdentityValue identity = column.identity();
        TableValue table = column.table();
        if (column.isPrimaryKey() && identity == null && table != null && table.counted() == column
                && (column.settings().insertDefault() == null
                        || column.settings().insertDefault() instanceof SequenceValue sequence
                                && sequence.isOptional())) {
            text.append(serial(column.sqlType()));
        } else {
            text.append(' ').append(column.sqlType().sql(dialect));
            appendDefault(text, column);
        }
        ComputedValue computed = column.computed();
        if (computed != null) {
            if (Boolean.FALSE.equals(computed.persisted())) {
                throw in.raise("ValueError", "PostrgreSQL computed columns do not support 'virtual' persistence; set"
                        + " the 'persisted' flag to None or True for PostgreSQL support.");
            }
            text.append(" GENERATED ALWAYS AS (").append(computed.expression().sql(dialect)).append(") STORED");
        }
        if (identity != null) {
            text.append(' ').append(identity.sql());
        }
        if (!column.isNullable() && identity == null) {
            text.append(" NOT NULL");
        } else if (column.isNullable() && identity != null) {
            text.append(" NULL");
        }
        return text.toString();
    }

    private static String serial(SqlaType type) {
        ClassValue stored = type.resolved(DialectName.POSTGRESQL).type();
        if (stored.derivesFrom(GenericTypes.BIG_INTEGER)) {
            return " BIGSERIAL";
        }
        return stored.derivesFrom(GenericTypes.SMALL_INTEGER) ? " SMALLSERIAL" : " SERIAL";
    }

    private String sqlite(ColumnValue column) {
        StringBuilder text = new StringBuilder(" ").append(column.sqlType().sql(dialect));
        appendDefault(text, column);
        Options options = column.settings().options();
        if (!column.isNullable()) {
            text.append(" NOT NULL");
            append(text, " ON CONFLICT ", options.text(dialect, "on_conflict_not_null", in));
        }
        TableValue table = column.table();
        if (column.isPrimaryKey() && table != null) {
            if (column.settings().autoincrement() == ColumnSettings.Autoincrement.ALWAYS
                    && table.primaryKeyConstraint().columns().size() != 1) {
                throw in.raise("ValueError", "SQLite does not support autoincrement for composite primary keys");
            }
            if (inlineKey(column, table, in)) {
                text.append(" PRIMARY KEY");
                append(text, " ON CONFLICT ", options.text(dialect, "on_conflict_primary_key", in));
                text.append(" AUTOINCREMENT");
            }
        }
        ComputedValue computed = column.computed();
        if (computed != null) {
            text.append(" GENERATED ALWAYS AS (").append(computed.expression().sql(dialect)).append(')');
            if (computed.persisted() != null) {
                text.append(computed.persisted() ? " STORED" : " VIRTUAL");
            }
        }
        return text.toString();
    }

    /** Whether {@code sqlite_autoincrement} makes the key part of the column, not a constraint of the table. */
    static boolean inlineKey(ColumnValue column, TableValue table, Interpreter in) {
        return table.settings().options().flag(DialectName.SQLITE, "autoincrement", in)
                && table.primaryKeyConstraint().columns().size() == 1
                && column.sqlType().family() == TypeFamily.INTEGER
                && column.foreignKeys().isEmpty() && column.targets().isEmpty();
    }

    private void appendDefault(StringBuilder text, ColumnValue column) {
        append(text, " DEFAULT ", standard(column.serverDefault()));
    }

    private static void append(StringBuilder text, String words, @Nullable String value) {
        if (value != null) {
            text.append(words).append(value);
        }
    }
}
