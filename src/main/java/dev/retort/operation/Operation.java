package dev.retort.operation;

/** One change of a revision. */
public sealed interface Operation {

    /** SQL written by a person, sent as it is. */
    record ExecuteSql(String sql) implements Operation {}

    /**
     * Rows for a {@code COPY … FROM stdin}.
     *
     * @param sql the COPY statement
     * @param data its lines, each ended by a line feed, without the closing {@code \.}
     */
    record CopyRows(String sql, String data) implements Operation {}

    /** A query that must return a first column that is neither false, 0 nor NULL in its first row. */
    record VerifyQuery(String sql) implements Operation {}

    /** The SQL to show and to send. */
    String sql();
}
