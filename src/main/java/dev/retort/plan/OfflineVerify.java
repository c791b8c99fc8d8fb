package dev.retort.plan;

import java.util.List;
import java.util.regex.Pattern;

import dev.retort.sql.DialectName;

/**
 * A verify query as statements that fail where it does not hold, for a script that nobody looks at while it runs. What
 * holds is what holds in a run: the first column of the first row is there, and neither false, 0 nor NULL.
 */
final class OfflineVerify {

    private static final Pattern QUERY = Pattern
            .compile("(?is)(\\s|--[^\\n]*\\n|/\\*.*?\\*/)*(select|with|values)\\b.*");

    private OfflineVerify() {}

    static List<String> statements(DialectName dialect, String revision, String sql) {
        return switch (dialect) {
            case POSTGRESQL -> List.of(block(revision, sql));
            case SQLITE -> QUERY.matcher(sql).matches() ? checked(revision, sql) : List.of(sql);
        };
    }

    private static String block(String revision, String sql) {
        String inner = tag("verify", sql);
        String query = inner + sql + inner;
        String message = "'" + ("Revision " + revision.replace("%", "%%") + " did what it says, but its verify query"
                + " does not hold: it gave %").replace("'", "''") + "'";
        String body = """

                DECLARE
                  outcome text;
                BEGIN
                  EXECUTE %s INTO outcome;
                  IF outcome IS NULL OR lower(outcome) IN ('f', 'false', '') OR outcome ~ '^-?0+([.]0*)?$' THEN
                    RAISE EXCEPTION %s, coalesce(outcome, 'NULL');
                  END IF;
                END
                """.formatted(query, message);
        String outer = tag("do", body);
        return "DO " + outer + body + outer;
    }

    /** A dollar quote that does not occur in a text. */
    private static String tag(String word, String text) {
        String tag = "$" + word + "$";
        for (int i = 2; text.contains(tag); i++) {
            tag = "$" + word + i + "$";
        }
        return tag;
    }

    /** SQLite has no statement that fails on demand, but a constraint does, and names itself in the message. */
    private static List<String> checked(String revision, String sql) {
        String name = "\"verify of revision " + revision.replace("\"", "\"\"") + "\"";
        String create = "CREATE TEMP TABLE retort_verify (holds CONSTRAINT " + name + " CHECK (holds IS NOT NULL"
                + " AND lower(holds) NOT IN ('f', 'false', '0', '') AND (typeof(holds) = 'text' OR holds <> 0)))";
        // On lines of its own: the query may end in a comment.
        return List.of(create, "INSERT INTO temp.retort_verify VALUES ((\n" + sql + "\n))",
                "DROP TABLE temp.retort_verify");
    }
}
