package dev.retort.alembic.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.expression.Raised;
import dev.retort.alembic.type.IdentifierQuoting;
import dev.retort.alembic.type.SqlName;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.Value;
import dev.retort.sql.DialectName;

/** Constraints, inside {@code CREATE TABLE} and behind {@code ALTER TABLE … ADD}. */
public final class ConstraintWriter {

    private static final Pattern CASCADES = Pattern.compile("RESTRICT|CASCADE|SET NULL|NO ACTION|SET DEFAULT",
            Pattern.CASE_INSENSITIVE);
    // Newer SQLAlchemy lets PostgreSQL name the columns to set.
    private static final Pattern CASCADES_OF_COLUMNS = Pattern.compile("SET (?:NULL|DEFAULT)\\s*\\(.+\\)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern INITIALLY = Pattern.compile("DEFERRED|IMMEDIATE", Pattern.CASE_INSENSITIVE);

    private final DialectName dialect;
    private final Interpreter in;

    public ConstraintWriter(DialectName dialect, Interpreter in) {
        this.dialect = dialect;
        this.in = in;
    }

    /** The constraint; null where the dialect does not write it. */
    public @Nullable String write(ConstraintValue constraint) {
        return switch (constraint) {
            case ColumnConstraint key -> key.kind() == ColumnConstraint.Kind.PRIMARY_KEY
                    ? primaryKey(key)
                    : unique(key);
            case CheckValue check -> check(check);
            case ForeignKeyValue key -> foreignKey(key);
            case ExcludeValue exclude -> exclude(exclude);
            case NamedConstraint _ -> throw in.refuse("This constraint says nothing but its name.");
        };
    }

    /** {@code ALTER TABLE … ADD …}. */
    public String add(ConstraintValue constraint) {
        return "ALTER TABLE " + Objects.requireNonNull(constraint.table()).sql(dialect) + " ADD " + write(constraint);
    }

    /** {@code ALTER TABLE … DROP CONSTRAINT …}. */
    public String drop(ConstraintValue constraint, boolean ifExists) {
        SqlName name = NamingConvention.written(constraint, in);
        if (name == null) {
            throw Raised.error("CompileError", "Can't emit DROP CONSTRAINT for a constraint of table "
                    + Objects.requireNonNull(constraint.table()).name() + "; it has no name", in);
        }
        return "ALTER TABLE " + Objects.requireNonNull(constraint.table()).sql(dialect) + " DROP CONSTRAINT "
                + (ifExists ? "IF EXISTS " : "") + quoted(name, dialect, in);
    }

    /**
     * A name of a constraint or an index: one that conventions made is cut where it is too long.
     *
     * @throws dev.retort.python.value.PythonRaise for any other that is too long
     */
    static String quoted(SqlName name, DialectName dialect, Interpreter in) {
        int longest = dialect == DialectName.POSTGRESQL ? 63 : 9999;
        String text = name.text();
        if (text.length() <= longest) {
            return IdentifierQuoting.quote(name, dialect);
        }
        if (!name.conventional()) {
            throw in.raise("ValueError", "Identifier '" + text + "' exceeds maximum length of " + longest
                    + " characters");
        }
        String cut = text.substring(0, longest - 8) + "_" + NameHash.tail(text);
        return IdentifierQuoting.quote(cut, dialect);
    }

    private String named(ConstraintValue constraint) {
        SqlName name = NamingConvention.written(constraint, in);
        return name == null ? "" : "CONSTRAINT " + quoted(name, dialect, in) + " ";
    }

    private @Nullable String primaryKey(ColumnConstraint key) {
        TableValue table = key.table();
        ColumnValue counted = ColumnAttachment.counted(key.columns());
        if (key.columns().isEmpty()) {
            return "";
        }
        ColumnValue first = key.columns().getFirst();
        if (dialect == DialectName.SQLITE && table != null && key.columns().size() == 1 && first.isPrimaryKey()
                && ColumnWriter.inlineKey(first, table, in)) {
            return null;
        }
        return named(key) + "PRIMARY KEY (" + list(key.listed(counted)) + ")" + include(key) + deferrability(key)
                + onConflict(key, "on_conflict_primary_key");
    }

    private String unique(ColumnConstraint key) {
        if (key.columns().isEmpty()) {
            return "";
        }
        boolean nulls = dialect == DialectName.POSTGRESQL && key.options().flag(dialect, "nulls_not_distinct", in);
        return named(key) + "UNIQUE " + (nulls ? "NULLS NOT DISTINCT " : "") + "(" + list(key.columns()) + ")"
                + include(key) + deferrability(key) + onConflict(key, "on_conflict_unique");
    }

    private String include(ColumnConstraint key) {
        List<Value> included = dialect == DialectName.POSTGRESQL
                ? key.options().list(dialect, "include", in)
                : List.of();
        return included.isEmpty()
                ? ""
                : " INCLUDE (" + String.join(", ", included.stream()
                        .map(one -> IndexWriter.columnName(one, dialect, in)).toList()) + ")";
    }

    private String onConflict(ColumnConstraint key, String ofColumn) {
        if (dialect != DialectName.SQLITE) {
            return "";
        }
        String action = key.options().text(dialect, "on_conflict", in);
        if (action == null && key.columns().size() == 1) {
            action = key.columns().getFirst().settings().options().text(dialect, ofColumn, in);
        }
        return action == null ? "" : " ON CONFLICT " + action;
    }

    private String check(CheckValue check) {
        String action = dialect == DialectName.SQLITE ? check.options().text(dialect, "on_conflict", in) : null;
        return named(check) + "CHECK (" + check.condition().sql(dialect) + ")" + deferrability(check)
                + (action == null ? "" : " ON CONFLICT " + action) + validity(check);
    }

    private String validity(ConstraintValue constraint) {
        return dialect == DialectName.POSTGRESQL && constraint.options().flag(dialect, "not_valid", in)
                ? " NOT VALID"
                : "";
    }

    private @Nullable String foreignKey(ForeignKeyValue key) {
        TableValue table = Objects.requireNonNull(key.table());
        Target first = key.targets().getFirst();
        String schema = first.schema();
        if (schema == null && table.metadata().schema() != null) {
            schema = table.metadata().schema().text();
        }
        if (dialect == DialectName.SQLITE && !Objects.equals(schema, table.schema())) {
            return null;
        }
        StringBuilder text = new StringBuilder(named(key)).append("FOREIGN KEY(").append(list(key.columns()))
                .append(") REFERENCES ")
                .append(IdentifierQuoting.qualified(dialect == DialectName.SQLITE ? null : schema, first.table(),
                        dialect))
                .append(" (").append(referred(key)).append(')');
        ForeignKeyValue.Rules rules = key.rules();
        append(text, " MATCH ", rules.match());
        append(text, " ON DELETE ", phrase(rules.ondelete(), CASCADES));
        append(text, " ON UPDATE ", phrase(rules.onupdate(), CASCADES));
        return text.append(deferrability(key)).append(validity(key)).toString();
    }

    /** A foreign key of one column as part of the column: {@code REFERENCES …}. */
    public String inlineReference(ForeignKeyValue key) {
        String whole = String.valueOf(foreignKey(key));
        return whole.replaceFirst("FOREIGN KEY\\(.*?\\) REFERENCES", "REFERENCES");
    }

    private String referred(ForeignKeyValue key) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < key.targets().size(); i++) {
            String column = key.targets().get(i).column();
            names.add(IdentifierQuoting.quote(column == null ? key.columns().get(i).keyOrName() : column, dialect));
        }
        return String.join(", ", names);
    }

    private String exclude(ExcludeValue exclude) {
        if (dialect != DialectName.POSTGRESQL) {
            throw in.refuse(dialect.title() + " has no EXCLUDE constraints.");
        }
        List<String> parts = new ArrayList<>();
        for (ExcludeValue.Element element : exclude.elements()) {
            parts.add(element(element, exclude) + " WITH " + element.operator());
        }
        SqlExpression where = exclude.where();
        return named(exclude) + "EXCLUDE USING " + exclude.using().toLowerCase(Locale.ROOT) + " ("
                + String.join(", ", parts) + ")" + (where == null ? "" : " WHERE (" + where.sql(dialect) + ")")
                + deferrability(exclude);
    }

    private String element(ExcludeValue.Element element, ExcludeValue exclude) {
        Value column = element.column();
        if (column == null) {
            return Objects.requireNonNull(element.expression()).sql(dialect);
        }
        String name = column instanceof ColumnValue known ? known.name() : SqlName.read(column, in).text();
        String operators = exclude.operatorClasses().get(name);
        return IdentifierQuoting.quote(name, dialect) + (operators == null ? "" : " " + operators);
    }

    private String deferrability(ConstraintValue constraint) {
        StringBuilder text = new StringBuilder();
        Boolean deferrable = constraint.deferrable();
        if (deferrable != null) {
            text.append(deferrable ? " DEFERRABLE" : " NOT DEFERRABLE");
        }
        append(text, " INITIALLY ", phrase(constraint.initially(), INITIALLY));
        return text.toString();
    }

    private @Nullable String phrase(@Nullable String words, Pattern allowed) {
        if (words == null || allowed.matcher(words).matches()
                || allowed == CASCADES && dialect == DialectName.POSTGRESQL
                        && CASCADES_OF_COLUMNS.matcher(words).matches()) {
            return words;
        }
        throw in.raise("ValueError", "Unexpected SQL phrase: '" + words + "' (matching against '^(?:"
                + allowed.pattern() + ")$')");
    }

    private String list(List<ColumnValue> columns) {
        return String.join(", ", columns.stream().map(column -> column.quotedName(dialect)).toList());
    }

    private static void append(StringBuilder text, String words, @Nullable String value) {
        if (value != null) {
            text.append(words).append(value);
        }
    }
}
