package dev.retort.alembic.expression;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.type.IdentifierQuoting;
import dev.retort.python.value.Pulse;
import dev.retort.python.value.PythonRaise;
import dev.retort.python.value.Refusal;
import dev.retort.python.value.Value;
import dev.retort.sql.DialectName;

/** SQL being written for one dialect, values inline as literals. */
public final class SqlText {

    /** Whether a column of a table is written with the table's name. */
    public enum Columns {
        QUALIFIED, BARE
    }

    private final DialectName dialect;
    private final Columns columns;
    private final NumberedNames names;
    private final Ctes ctes = new Ctes();
    private Map<String, Value> parameters = Map.of();
    private StringBuilder text = new StringBuilder();
    private Scope scope = Scope.PLAIN;
    private @Nullable Correlation correlation;
    private final Set<ColumnClause> met = new LinkedHashSet<>();

    public SqlText(DialectName dialect, Columns columns) {
        this.dialect = dialect;
        this.columns = columns;
        this.names = new NumberedNames(dialect);
    }

    public DialectName dialect() {
        return dialect;
    }

    public Columns columns() {
        return columns;
    }

    public SqlText add(String sql) {
        text.append(sql);
        return this;
    }

    /** Writes a clause where the text stands. */
    public SqlText add(Clause clause) {
        clause.write(this);
        return this;
    }

    /** Writes clauses with {@code separator} between them; those that write nothing are left out. */
    SqlText join(List<? extends Clause> clauses, String separator) {
        boolean first = true;
        for (Clause clause : clauses) {
            String one = text(clause);
            if (!one.isEmpty()) {
                add(first ? "" : separator).add(one);
                first = false;
            }
        }
        return this;
    }

    /** Writes a name, quoted where the dialect asks for it. */
    SqlText name(Name name) {
        return add(IdentifierQuoting.quote(names.resolve(name), dialect));
    }

    SqlText name(String name) {
        return add(IdentifierQuoting.quote(name, dialect));
    }

    /** The name as it is written, not quoted. */
    String resolve(Name name) {
        return names.resolve(name);
    }

    /** What a clause writes here, without writing it. */
    String text(Clause clause) {
        return capture(() -> clause.write(this));
    }

    String text(Clause clause, UnaryOperator<Scope> change) {
        return capture(() -> in(change, () -> clause.write(this)));
    }

    String capture(Runnable writing) {
        Pulse.beat();
        StringBuilder before = text;
        text = new StringBuilder();
        try {
            writing.run();
            return text.toString();
        } finally {
            text = before;
        }
    }

    /** Writes with another scope, then returns to this one. */
    SqlText in(UnaryOperator<Scope> change, Runnable writing) {
        Scope before = scope;
        scope = change.apply(before);
        try {
            writing.run();
        } finally {
            scope = before;
        }
        return this;
    }

    Scope scope() {
        return scope;
    }

    /** The statement around the place being written; null outside any. */
    @Nullable
    Correlation correlation() {
        return correlation;
    }

    /** Writes what stands inside a statement. */
    void inside(Correlation inner, Runnable writing) {
        Correlation before = correlation;
        correlation = inner;
        try {
            writing.run();
        } finally {
            correlation = before;
        }
    }

    /** The value a bind parameter was given by name; null where it was given none. */
    @Nullable
    Value parameter(String name) {
        return parameters.get(name);
    }

    Ctes ctes() {
        return ctes;
    }

    boolean postgresql() {
        return dialect == DialectName.POSTGRESQL;
    }

    /** A refusal, to throw, of something the dialect has no SQL for. */
    Refusal unsupported(String what) {
        String name = postgresql() ? "PostgreSQL" : "SQLite";
        return new Refusal(name + " has no " + what + ".", null);
    }

    /** A clause alone, as SQL. */
    public static String of(Clause clause, DialectName dialect, Columns columns) {
        SqlText out = new SqlText(dialect, columns);
        if (columns == Columns.BARE) {
            out.scope = out.scope.withoutTables();
        }
        clause.write(out);
        return out.toString();
    }

    /** The columns a clause names, in the order it writes them; none where it has no SQL. */
    public static List<ColumnClause> columns(Clause clause) {
        SqlText out = new SqlText(DialectName.POSTGRESQL, Columns.BARE);
        out.scope = out.scope.withoutTables();
        try {
            clause.write(out);
        } catch (Refusal | PythonRaise _) {
            // Whoever writes it will be told.
        }
        return List.copyOf(out.met);
    }

    void meet(ColumnClause column) {
        met.add(column);
    }

    /** A statement as SQL, with values for its bind parameters by name. */
    public static String of(Clause statement, DialectName dialect, Map<String, Value> parameters) {
        SqlText out = new SqlText(dialect, Columns.QUALIFIED);
        out.parameters = Map.copyOf(parameters);
        (statement instanceof TextClause text ? text.with(parameters) : statement).write(out);
        return out.toString();
    }

    /** A clause as {@code str()} shows it. */
    static String plain(Clause clause) {
        return of(clause, DialectName.POSTGRESQL, Columns.QUALIFIED);
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /** A keyword as written in SQL. */
    static String upper(String word) {
        return word.toUpperCase(Locale.ROOT);
    }
}
