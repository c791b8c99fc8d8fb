package dev.retort.alembic.expression;

import dev.retort.sql.DialectName;

/** SQL being written for one dialect, values inline as literals. */
public final class SqlText {

    /** Whether a column of a table is written with the table's name. */
    public enum Columns {
        QUALIFIED, BARE
    }

    private final DialectName dialect;
    private final Columns columns;
    private final StringBuilder text = new StringBuilder();

    public SqlText(DialectName dialect, Columns columns) {
        this.dialect = dialect;
        this.columns = columns;
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

    /** A clause alone, as SQL. */
    public static String of(Clause clause, DialectName dialect, Columns columns) {
        SqlText out = new SqlText(dialect, columns);
        clause.write(out);
        return out.toString();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
