package dev.retort.dialect.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.DoubtedTables;
import dev.retort.dialect.LiveTables;
import dev.retort.dialect.SchemaDraft;
import dev.retort.problem.SourcePosition;
import dev.retort.schema.CatalogView;

/**
 * An empty copy of a database's tables in memory, on which the statements that make, change and drop things really run.
 * It reaches no file: nothing can be attached (which also stops {@code VACUUM}), sorting stays in memory, and what the
 * driver itself would do with files ({@code backup to}) is not sent.
 */
final class SqliteDraft implements SchemaDraft {

    /** Everything of the schema but SQLite's own tables and those a virtual table makes by itself; tables first. */
    private static final String SCHEMA = """
            SELECT s.sql FROM main.sqlite_schema s
            WHERE s.sql IS NOT NULL AND s.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
              AND NOT EXISTS (SELECT 1 FROM pragma_table_list l
                              WHERE l.schema = 'main' AND l.type = 'shadow' AND l.name = s.tbl_name)
            ORDER BY s.type <> 'table', s.rowid
            """;

    /** The first words, behind comments. */
    private static final Pattern HEAD = Pattern
            .compile("(?s)(?:\\s|--[^\\n]*\\n|/\\*.*?\\*/|;)*+(\\w+)\\s*(\\w*)(?:\\s*\\.\\s*(\\w+))?");
    /** The pragmas that have to do with how tables change. */
    private static final List<String> SETTINGS = List.of("foreign_keys", "legacy_alter_table");
    private static final int INSTRUCTIONS = 100_000;
    private static final int ROUNDS = 200;

    private final Dialect dialect;
    private final Connection connection;
    private @Nullable String doubt;

    private SqliteDraft(Dialect dialect) throws SQLException {
        this.dialect = dialect;
        SQLiteConfig config = new SQLiteConfig();
        config.setPragma(SQLiteConfig.Pragma.LIMIT_ATTACHED, "0");
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        connection = config.createConnection("jdbc:sqlite::memory:");
    }

    static SqliteDraft empty(Dialect dialect) throws SQLException {
        return new SqliteDraft(dialect);
    }

    static SqliteDraft of(Dialect dialect, Connection live) throws SQLException {
        List<String> schema = new ArrayList<>();
        try (Statement statement = live.createStatement(); ResultSet rows = statement.executeQuery(SCHEMA)) {
            while (rows.next()) {
                schema.add(rows.getString(1));
            }
        }
        SqliteDraft draft = new SqliteDraft(dialect);
        for (String sql : schema) {
            try {
                draft.send(sql);
            } catch (SQLException e) {
                // A virtual table whose module this build lacks: only questions about tables meet it, and nothing else.
                if (!sql.regionMatches(true, 0, "CREATE VIRTUAL", 0, "CREATE VIRTUAL".length())) {
                    draft.doubt("the tables could not be copied: " + draft.message(e));
                }
            }
        }
        return draft;
    }

    @Override
    public void follow(String sql, SourcePosition at) {
        if (!isAboutTables(sql, at)) {
            return;
        }
        try {
            send(sql);
        } catch (SQLException e) {
            doubt("the statement at " + at + " fails on an empty copy of the tables: " + message(e));
        }
    }

    private boolean isAboutTables(String sql, SourcePosition at) {
        Matcher head = HEAD.matcher(sql);
        if (!head.lookingAt()) {
            return false;
        }
        return switch (head.group(1).toUpperCase(Locale.ROOT)) {
            case "CREATE", "ALTER", "DROP" -> true;
            case "PRAGMA" -> {
                String name = (head.group(3) == null ? head.group(2) : head.group(3)).toLowerCase(Locale.ROOT);
                if (name.equals("writable_schema")) {
                    doubt("the schema is written to directly at " + at);
                }
                yield SETTINGS.contains(name);
            }
            default -> false;
        };
    }

    private void send(String sql) throws SQLException {
        int[] rounds = {0};
        try (Statement statement = connection.createStatement()) {
            ProgressHandler.setHandler(connection, INSTRUCTIONS, new ProgressHandler() {
                @Override
                protected int progress() {
                    return ++rounds[0] > ROUNDS ? 1 : 0;
                }
            });
            statement.execute(sql);
        } finally {
            ProgressHandler.clearHandler(connection);
        }
    }

    private String message(SQLException e) {
        return dialect.errors().read(e, "").message();
    }

    @Override
    public void doubt(String reason) {
        if (doubt == null) {
            doubt = reason;
        }
    }

    @Override
    public CatalogView view(Consumer<String> doubtful) {
        CatalogView live = new LiveTables(dialect, connection);
        return new DoubtedTables(live, () -> {
            if (doubt != null) {
                doubtful.accept(doubt);
            }
        });
    }

    @Override
    public SchemaDraft copy() {
        try {
            SqliteDraft copy = new SqliteDraft(dialect);
            copy.connection.unwrap(SQLiteConnection.class).deserialize("main",
                    connection.unwrap(SQLiteConnection.class).serialize("main"));
            for (String setting : SETTINGS) {
                copy.send("PRAGMA " + setting + " = " + setting(setting));
            }
            copy.doubt = doubt;
            return copy;
        } catch (SQLException e) {
            throw new IllegalStateException("a database in memory can be copied", e);
        }
    }

    private int setting(String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("PRAGMA " + name)) {
            return rows.getInt(1);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("a database in memory closes", e);
        }
    }
}
