package dev.retort.backup;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

import dev.retort.dialect.Dialect;
import dev.retort.problem.Cancellation;
import dev.retort.problem.RetortException;
import dev.retort.sql.SqlSplitter;
import dev.retort.sql.SqlStatement;

/**
 * Runs the script that {@code pg_restore} writes, or {@code pg_dump} in its plain format, on a connection of ours, as it comes: rows stream through, and no more
 * than one entry's statements are held.
 *
 * <p>An entry begins with a comment that says what it is. Such a comment may stand inside a function's body, too: where
 * the statements up to it are not complete, it is no beginning.
 */
final class ArchiveScript {

    private static final Pattern HEADER = Pattern.compile("-- (?:Data for )?Name: (?<name>.*); Type: (?<type>[A-Z ]+);"
            + " Schema: (?<schema>.*); Owner: (?<owner>[^;]*)(?:; Tablespace: .*)?");
    private static final Pattern SET = Pattern.compile("SET (\\w+) = (.*)", Pattern.DOTALL);
    private static final String EMPTY_SEARCH_PATH = "SELECT pg_catalog.set_config('search_path', '', false)";
    private static final Entry PREAMBLE = new Entry("", "", "-", "");
    private static final int PROGRESS = 1 << 20;

    private final Dialect dialect;
    private final Connection connection;
    private final Predicate<Entry> wanted;
    private final Ownership ownership;
    private final Cancellation cancellation;
    private final StringBuilder pending = new StringBuilder();
    private Entry entry = PREAMBLE;
    private BackupProgress progress = BackupProgress.NONE;
    private long expected;
    private long bytes;
    private long reported;

    /**
     * @param connection where it runs; in a transaction, its settings end with it, else with the connection
     * @param wanted which entries to run
     * @param ownership whether owners and rights are among them
     */
    ArchiveScript(Dialect dialect, Connection connection, Predicate<Entry> wanted, Ownership ownership,
            Cancellation cancellation) {
        this.ownership = ownership;
        this.dialect = dialect;
        this.connection = connection;
        this.wanted = wanted;
        this.cancellation = cancellation;
    }

    /**
     * One thing of the archive.
     *
     * @param type in capitals, such as {@code TABLE DATA}
     * @param schema {@code -} for what is in none
     */
    record Entry(String name, String type, String schema, String owner) {}

    /** Runs all of it; {@code size} is the archive's, for the progress. */
    void run(InputStream script, BackupProgress progress, long size) throws IOException, SQLException {
        InputStream in = new BufferedInputStream(script, 1 << 16);
        this.progress = progress;
        this.expected = size;
        for (byte[] line = line(in); line != null; line = line(in)) {
            count(line);
            String text = new String(line, StandardCharsets.UTF_8);
            Matcher header = HEADER.matcher(text.strip());
            if (header.matches() && flush()) {
                entry = new Entry(header.group("name"), header.group("type"), header.group("schema"),
                        header.group("owner"));
            } else {
                pending.append(text);
                if (entry.type.equals("TABLE DATA") && text.stripTrailing().endsWith(" FROM stdin;")) {
                    copy(in);
                } else if (entry.type.equals("BLOBS")) {
                    flush();
                }
            }
        }
        if (!flush()) {
            throw Backups
                    .failed("The script of the backup ends in the middle of " + entry.type + " " + entry.name + ".");
        }
        progress.at(bytes, bytes);
    }

    /** Runs what was gathered, unless it is not complete. */
    private boolean flush() throws SQLException {
        List<SqlStatement> statements;
        try {
            statements = SqlSplitter.split(pending, dialect.name(), "dump");
        } catch (RetortException _) {
            return false;
        }
        pending.setLength(0);
        runAll(statements);
        return true;
    }

    private void runAll(List<SqlStatement> statements) throws SQLException {
        boolean run = entry.equals(PREAMBLE) || wanted.test(entry);
        boolean inTransaction = !connection.getAutoCommit();
        for (SqlStatement statement : statements) {
            String sql = statement.text();
            if (SET.matcher(sql).matches() || sql.equals(EMPTY_SEARCH_PATH)) {
                set(sql);
            } else if (run && ownership.runs(entry, sql)
                    && !(inTransaction && (sql.equals("BEGIN") || sql.equals("COMMIT")))) {
                execute(sql);
            }
        }
    }

    private void count(byte[] line) {
        cancellation.check();
        bytes += line.length;
        if (bytes - reported > PROGRESS) {
            reported = bytes;
            progress.at(bytes, Math.max(bytes, expected));
        }
    }

    private void copy(InputStream in) throws IOException, SQLException {
        // The rows are not read into the text: to the splitter there are none.
        List<SqlStatement> statements = SqlSplitter.split(pending.append("\\.\n"), dialect.name(), "dump");
        pending.setLength(0);
        runAll(statements.subList(0, statements.size() - 1));
        String sql = statements.getLast().text();
        CopyIn copy = null;
        try {
            copy = wanted.test(entry) ? connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql) : null;
            for (byte[] line = line(in); line != null && !isEnd(line); line = line(in)) {
                count(line);
                if (copy != null) {
                    copy.writeToCopy(line, 0, line.length);
                }
            }
            if (copy != null) {
                copy.endCopy();
            }
        } catch (SQLException e) {
            throw problem(e, sql);
        } finally {
            if (copy != null && copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static boolean isEnd(byte[] line) {
        return line.length >= 2 && line[0] == '\\' && line[1] == '.' && (line.length == 2 || line[2] == '\n');
    }

    /** A setting lasts as long as the restore; one that a newer pg_restore writes and this server lacks is left out. */
    private void set(String sql) throws SQLException {
        if (sql.equals(EMPTY_SEARCH_PATH)) {
            execute("SELECT pg_catalog.set_config('search_path', '', " + !connection.getAutoCommit() + ")");
            return;
        }
        Matcher set = SET.matcher(sql);
        if (set.matches() && !set.group(1).equals("client_encoding") && !set.group(1).equals("lock_timeout")
                && exists(set.group(1))) {
            execute("SET " + (connection.getAutoCommit() ? "" : "LOCAL ") + set.group(1) + " = " + set.group(2));
        }
    }

    private boolean exists(String setting) throws SQLException {
        try (PreparedStatement statement = connection
                .prepareStatement("SELECT FROM pg_catalog.pg_settings WHERE name = ?")) {
            statement.setString(1, setting);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    private void execute(String sql) {
        try {
            PostgresqlArchive.execute(connection, sql);
        } catch (SQLException e) {
            throw problem(e, sql);
        }
    }

    private RetortException problem(SQLException failure, String sql) {
        cancellation.check();
        return ArchiveProblem.of(dialect, failure, sql,
                entry.equals(PREAMBLE)
                        ? "The restore"
                        : "Restoring " + entry.type.toLowerCase(Locale.ROOT)
                                + " " + entry.name);
    }

    private static byte @Nullable [] line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(128);
        for (int b = in.read(); b >= 0; b = in.read()) {
            line.write(b);
            if (b == '\n') {
                break;
            }
        }
        return line.size() == 0 ? null : line.toByteArray();
    }
}
