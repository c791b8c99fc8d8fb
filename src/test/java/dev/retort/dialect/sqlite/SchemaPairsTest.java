package dev.retort.dialect.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.MigrationSession;
import dev.retort.dialect.SchemaWriter.Style;
import dev.retort.dialect.WrittenStatement;
import dev.retort.diff.ChangeSet;
import dev.retort.diff.Comparison;
import dev.retort.diff.ComparisonSettings;
import dev.retort.operation.SchemaChange;
import dev.retort.problem.Cancellation;
import dev.retort.schema.Column;
import dev.retort.schema.DatabaseSchema;
import dev.retort.schema.ObjectKind;
import dev.retort.schema.ObjectName;
import dev.retort.schema.Table;
import dev.retort.schema.TableKind;
import dev.retort.sql.DialectName;

import static org.assertj.core.api.Assertions.assertThat;

/** From each schema of the pairs to the other and back, on a real file. */
class SchemaPairsTest {

    private static final ComparisonSettings EVERYTHING = ComparisonSettings.of(DialectName.SQLITE);

    private final Dialect dialect = new SqliteDialect();

    @TempDir
    private Path folder;

    static List<SchemaPair> pairs() {
        return SchemaPair.all();
    }

    @Test
    void thereAreEnoughOfThem() {
        assertThat(pairs()).map(SchemaPair::name).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(80);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void theWrittenStatementsLeadThereAndBack(SchemaPair pair) throws SQLException {
        DatabaseSchema wanted = schemaOf(pair.wanted());
        try (Connection live = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("live.db"))) {
            for (String sql : SchemaPair.statements(pair.old())) {
                send(live, sql);
            }
            send(live, "PRAGMA foreign_keys=ON");
            DatabaseSchema first = dialect.schemas().read(live, false);
            ChangeSet changes = changes(pair, first, wanted);
            List<Shared> shared = shared(pair, first, wanted);
            Map<String, List<String>> rows = rows(live, shared, true);

            List<WrittenStatement> upgrade = dialect.writer().write(changes.upgrade(), first, changes.after(),
                    Style.PLAIN);
            run(live, upgrade);

            assertHolds(live, wanted, upgrade);
            assertThat(rows(live, shared, false)).as("rows").isEqualTo(rows);

            List<WrittenStatement> downgrade = dialect.writer().write(changes.downgrade(), changes.after(), first,
                    Style.PLAIN);
            run(live, downgrade);

            assertHolds(live, first, downgrade);
            assertThat(rows(live, shared, true)).as("rows").isEqualTo(rows);
        }
    }

    private void assertHolds(Connection live, DatabaseSchema schema, List<WrittenStatement> sent) throws SQLException {
        String text = String.join(";\n", sent.stream().map(WrittenStatement::sql).toList());
        assertThat(Comparison.of(dialect.schemas().read(live, false), schema, EVERYTHING).differences()).as(text)
                .isEmpty();
        assertThat(query(live, "PRAGMA foreign_key_check")).as(text).isEmpty();
        assertThat(query(live, "PRAGMA integrity_check")).as(text).containsExactly("ok");
        assertThat(query(live, "PRAGMA foreign_keys")).as(text).containsExactly("1");
        assertThat(query(live, "PRAGMA legacy_alter_table")).as(text).containsExactly("0");
    }

    private static ChangeSet changes(SchemaPair pair, DatabaseSchema first, DatabaseSchema wanted) {
        Comparison comparison = Comparison.of(first, wanted, EVERYTHING);
        for (SchemaPair.Renaming renaming : pair.renames()) {
            comparison = comparison.renaming(new SchemaChange.Rename(renaming.object(), renaming.to()));
        }
        comparison = comparison.answeringAll(false);
        return comparison.choose(comparison.differences());
    }

    private DatabaseSchema schemaOf(String ddl) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            for (String sql : SchemaPair.statements(ddl)) {
                send(connection, sql);
            }
            return dialect.schemas().read(connection, false);
        }
    }

    private void run(Connection live, List<WrittenStatement> statements) throws SQLException {
        MigrationSession session = dialect.session(live, new Cancellation());
        session.expect(statements.stream().map(WrittenStatement::sql).toList());
        session.begin();
        try {
            for (WrittenStatement statement : statements) {
                session.sending(statement.sql());
                try {
                    send(live, statement.sql());
                } catch (SQLException e) {
                    throw new SQLException(e.getMessage() + "\nin\n"
                            + String.join(";\n", statements.stream().map(WrittenStatement::sql).toList()), e);
                }
            }
            session.commit();
        } finally {
            session.rollback();
            session.restore();
        }
    }

    /** A table of both sides and the columns that rows can have on both. */
    private record Shared(String first, List<String> firstColumns, String wanted, List<String> wantedColumns) {}

    private static List<Shared> shared(SchemaPair pair, DatabaseSchema first, DatabaseSchema wanted) {
        List<Shared> shared = new ArrayList<>();
        first.tables().filter(table -> table.kind() == TableKind.TABLE).forEach(table -> {
            String name = to(pair, table.id());
            wanted.tables().filter(other -> other.kind() == TableKind.TABLE && other.name().equals(name))
                    .forEach(other -> shared.add(shared(pair, table, other)));
        });
        return shared;
    }

    private static Shared shared(SchemaPair pair, Table table, Table other) {
        List<String> columns = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (Column column : table.columns()) {
            String name = to(pair, other.id().part(ObjectKind.COLUMN, column.name()));
            boolean both = column.generated().isEmpty() && other.columns().stream()
                    .anyMatch(one -> one.name().equals(name) && one.generated().isEmpty());
            if (both) {
                columns.add(column.name());
                others.add(name);
            }
        }
        return new Shared(table.name(), columns, other.name(), others);
    }

    private static String to(SchemaPair pair, ObjectName name) {
        return pair.renames().stream().filter(one -> one.object().equals(name)).map(SchemaPair.Renaming::to).findFirst()
                .orElse(name.name());
    }

    private Map<String, List<String>> rows(Connection live, List<Shared> shared, boolean first) throws SQLException {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        for (Shared one : shared) {
            List<String> columns = (first ? one.firstColumns() : one.wantedColumns()).stream()
                    .map(column -> "coalesce(CAST(" + dialect.identifiers().quote(column) + " AS TEXT), '-')").toList();
            if (!columns.isEmpty()) {
                rows.put(one.first(), query(live, "SELECT " + String.join(" || '|' || ", columns) + " FROM "
                        + dialect.identifiers().quote(first ? one.first() : one.wanted())));
            }
        }
        return rows;
    }

    private static List<String> query(Connection connection, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        Collections.sort(values);
        return values;
    }

    private static void send(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
