package dev.retort.browse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;

import dev.retort.dialect.sqlite.SqliteDialect;
import dev.retort.problem.Cancellation;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TableExportTest {

    private final TableExport export = new TableExport(
            new TableReader(new SqliteDialect(), Duration.ofSeconds(30), Clock.systemUTC()));
    private final PageRequest everything = new PageRequest(new TableName("main", "t"), null, true, Map.of(), null, 100);
    private final Cancellation cancellation = new Cancellation();
    private Path folder;
    private Connection connection;

    @BeforeEach
    void open(@TempDir Path folder) throws SQLException, IOException {
        this.folder = Files.createDirectory(folder.resolve("out"));
        connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("shop.db"));
        execute("CREATE TABLE t (id INTEGER PRIMARY KEY, \"the, name\" TEXT, price NUMERIC, extra JSON)");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void csvTellsNullFromAnEmptyTextAndQuotesWhatMustBe() throws IOException, SQLException {
        execute("INSERT INTO t VALUES (1, 'plain', 1.5, NULL), (2, '', NULL, '{}'), (3, 'say \"hi\",\nyou', 0, '한')");

        Path file = folder.resolve("t.csv");
        assertThat(write(RowFormat.csv(), file)).isEqualTo(3);
        assertThat(file).hasContent("""
                id,"the, name",price,extra\r
                1,plain,1.5,\r
                2,"",,{}\r
                3,"say ""hi"",
                you",0,한\r
                """);
        write(RowFormat.csv("NULL"), file);
        assertThat(file).content().contains("1,plain,1.5,NULL\r\n");
    }

    @Test
    void tabSeparatedValuesHaveTabsBetweenThem() throws SQLException {
        execute("INSERT INTO t VALUES (1, 'a\tb', NULL, 'c,d')");

        Path file = folder.resolve("t.tsv");
        write(RowFormat.tsv(), file);
        assertThat(file).content().isEqualTo("id\tthe, name\tprice\textra\n1\t\"a\tb\"\t\tc,d\n");
    }

    @Test
    void jsonKeepsNumbersAndEmbedsWhatIsJson() throws SQLException, IOException {
        execute("INSERT INTO t VALUES (1, '007', 12.50, '{\"a\": [1, null]}'), (2, NULL, 'n/a', 'not json \"')");

        Path file = folder.resolve("t.json");
        write(RowFormat.json(), file);
        JsonArray rows = JsonParser.parseString(Files.readString(file)).getAsJsonArray();
        assertThat(rows).hasToString("""
                [{"id":1,"the, name":"007","price":12.5,"extra":{"a":[1,null]}},\
                {"id":2,"the, name":null,"price":"n/a","extra":"not json \\""}]""");
    }

    @Test
    void anEmptyTableGivesAnEmptyFileOfItsFormat() {
        Path json = folder.resolve("t.json");
        assertThat(write(RowFormat.json(), json)).isZero();
        assertThat(json).content().isEqualTo("[]\n");
    }

    @Test
    void everyRowIsWrittenWholeOverManyPages() throws SQLException, IOException {
        execute("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 12345)"
                + " INSERT INTO t SELECT i, CASE WHEN i % 5000 = 0 THEN printf('%.*c', 3000000, 'x') END, i, NULL FROM n");

        List<Long> heard = new ArrayList<>();
        Path file = folder.resolve("t.csv");
        long rows = export.write(connection, everything, RowFormat.csv(), file, heard::add, cancellation);
        assertThat(rows).isEqualTo(12_345);
        assertThat(heard).isSorted().endsWith(12_345L).hasSizeGreaterThan(3);
        assertThat(Files.size(file)).isGreaterThan(6_000_000);
        try (Stream<String> lines = Files.lines(file)) {
            assertThat(lines.skip(1).map(line -> line.substring(0, line.indexOf(',')))).hasSize(12_345)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void aCancelledExportLeavesTheOldFileAndNoOther() throws SQLException, IOException {
        execute("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)"
                + " INSERT INTO t SELECT i, 'x', i, NULL FROM n");
        Path file = Files.writeString(folder.resolve("t.csv"), "old");

        assertThatThrownBy(() -> export.write(connection, everything, RowFormat.csv(), file, _ -> cancellation.cancel(),
                cancellation)).isInstanceOfSatisfying(RetortException.class,
                        e -> assertThat(e.code()).isEqualTo(ProblemCode.CANCELLED));
        assertThat(folder).isDirectoryContaining(path -> path.equals(file));
        assertThat(file).hasContent("old");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        Path file = folder.resolve("missing/t.csv");
        assertThatThrownBy(() -> write(RowFormat.csv(), file)).isInstanceOfSatisfying(RetortException.class, e -> {
            assertThat(e.code()).isEqualTo(ProblemCode.READ_ONLY);
            assertThat(e.message()).contains(file.toString());
        });
    }

    private long write(RowFormat format, Path file) {
        return export.write(connection, everything, format, file, _ -> {}, cancellation);
    }

    private void execute(String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
