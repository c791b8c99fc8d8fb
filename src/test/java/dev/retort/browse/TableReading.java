package dev.retort.browse;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.retort.browse.Page.PageColumn;
import dev.retort.dialect.Dialect;
import dev.retort.problem.Cancellation;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What reading rows promises on every database. */
abstract class TableReading {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    protected TableReader reader;
    protected Connection connection;

    abstract Dialect dialect();

    abstract Connection open(Path folder) throws SQLException;

    /** The schema new tables are made in. */
    abstract String schema();

    @BeforeEach
    void connect(@TempDir Path folder) throws SQLException {
        reader = new TableReader(dialect(), Duration.ofSeconds(30), Clock.fixed(NOW, ZoneOffset.UTC));
        connection = open(folder);
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    @Test
    void pagesFollowEachOtherByKey() {
        execute("CREATE TABLE t (id integer PRIMARY KEY, name text)",
                "INSERT INTO t VALUES (30, 'c'), (10, 'a'), (20, NULL), (50, 'e'), (40, 'd')");

        Page first = page(request("t").size(2));
        assertThat(first.rows()).containsExactly(List.of("10", "a"), row("20", null));
        assertThat(first.firstRow()).isEqualTo(1);

        execute("INSERT INTO t VALUES (5, 'early'), (25, 'between')");
        Page second = page(request("t").size(2).after(first.next()));
        assertThat(second.rows()).containsExactly(List.of("25", "between"), List.of("30", "c"));
        assertThat(second.firstRow()).isEqualTo(3);

        Page third = page(request("t").size(2).after(second.next()));
        assertThat(third.rows()).containsExactly(List.of("40", "d"), List.of("50", "e"));
        assertThat(third.next()).isNull();
    }

    @Test
    void aPageSaysByTheClockItWasGivenWhenItWasRead() {
        execute("CREATE TABLE t (id integer PRIMARY KEY)");
        assertThat(page(request("t")).readAt()).isEqualTo(NOW);
    }

    @Test
    void rowsWithoutAValueComeLastInEitherDirection() {
        execute("CREATE TABLE t (id integer PRIMARY KEY, name text)",
                "INSERT INTO t VALUES (1, NULL), (2, 'b'), (3, 'a'), (4, NULL), (5, 'b')");

        assertThat(ids(walk(request("t").sort("name", true).size(2)))).containsExactly("3", "2", "5", "1", "4");
        assertThat(ids(walk(request("t").sort("name", false).size(2)))).containsExactly("5", "2", "3", "4", "1");
    }

    @Test
    void everyRowIsReadOnceWhateverTheSortAndThePageSize() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        execute("CREATE TABLE keyed (a integer NOT NULL, b text NOT NULL, n integer, s text, PRIMARY KEY (a, b))",
                "CREATE TABLE keyless (a integer, b text, n integer, s text)");
        for (int i = 0; i < 60; i++) {
            String values = i / 7 + ", 'k" + i + "', " + orNull(random, random.nextInt(5) + "") + ", "
                    + orNull(random, "'" + "xyz".substring(random.nextInt(3)) + "'");
            execute("INSERT INTO keyed VALUES (" + values + ")", "INSERT INTO keyless VALUES (" + values + ")");
        }
        for (String table : List.of("keyed", "keyless")) {
            for (String sort : List.of("a", "b", "n", "s")) {
                boolean ascending = random.nextBoolean();
                int size = 1 + random.nextInt(70);
                List<List<String>> rows = walk(request(table).sort(sort, ascending).size(size));
                String what = "seed " + seed + ": " + table + " by " + sort + " " + ascending + " " + size;
                assertThat(rows).as(what).hasSize(60).doesNotHaveDuplicates();
                int column = List.of("a", "b", "n", "s").indexOf(sort);
                Comparator<String> order = ascending ? Comparator.naturalOrder() : Comparator.reverseOrder();
                assertThat(rows.stream().map(row -> row.get(column)).toList()).as(what)
                        .isSortedAccordingTo(Comparator.nullsLast(order));
            }
        }
    }

    private static String orNull(Random random, String value) {
        return random.nextInt(4) == 0 ? "NULL" : value;
    }

    @Test
    void aTableWithoutAKeyIsReadInTheOrderOfItsRows() {
        execute("CREATE TABLE t (a integer)", "INSERT INTO t VALUES (3), (1), (3), (2)");

        assertThat(walk(request("t").size(3))).extracting(List::getFirst).containsExactly("3", "1", "3", "2");
    }

    @Test
    void aViewIsReadByCounting() {
        execute("CREATE TABLE t (a integer PRIMARY KEY)", "INSERT INTO t VALUES (1), (2), (3), (4), (5)",
                "CREATE VIEW v AS SELECT a * 10 AS ten FROM t");

        assertThat(walk(request("v").sort("ten", false).size(2))).extracting(List::getFirst).containsExactly("50", "40",
                "30", "20", "10");
        assertThat(page(request("v").size(2)).keys()).isEmpty();
    }

    @Test
    void filtersCompareByTheColumnsType() {
        execute("CREATE TABLE t (id integer PRIMARY KEY, price numeric(10, 2), name varchar(20))",
                "INSERT INTO t VALUES (1, 9.5, 'Anna 100%'), (2, 10, 'beta_x'), (3, 100.25, '한국어'), (4, NULL, NULL)");

        assertThat(filtered("price", "> 9.75")).containsExactly("2", "3");
        assertThat(filtered("price", "<=10")).containsExactly("1", "2");
        assertThat(filtered("price", "= 100.25")).containsExactly("3");
        assertThat(filtered("price", "≠")).isEmpty();
        assertThat(filtered("price", "!= 10.00")).containsExactly("1", "3");
        assertThat(filtered("price", "0.2")).containsExactly("3");
        assertThat(filtered("name", "NULL")).containsExactly("4");
        assertThat(filtered("name", "not null")).containsExactly("1", "2", "3");
        assertThat(filtered("name", "anna")).containsExactly("1");
        assertThat(filtered("name", "0%")).containsExactly("1");
        assertThat(filtered("name", "_")).containsExactly("2");
        assertThat(filtered("name", "국")).containsExactly("3");
        assertThat(filtered("name", "= 'x'; DROP TABLE t")).isEmpty();
        assertThat(filtered("name", "  ")).containsExactly("1", "2", "3", "4");
    }

    @Test
    void aLiteralThatIsNotOfTheColumnsTypeIsNamed() {
        execute("CREATE TABLE t (id integer PRIMARY KEY, name text)");

        assertThatThrownBy(() -> filtered("id", "> soon")).isInstanceOfSatisfying(RetortException.class, e -> {
            assertThat(e.code()).isEqualTo(ProblemCode.STATEMENT_FAILED);
            assertThat(e.message()).contains("“soon”").contains("id");
            assertThat(e.data()).containsEntry("column", "id");
        });
    }

    @Test
    void anUnknownTableOrColumnIsNamed() {
        execute("CREATE TABLE t (id integer PRIMARY KEY)");

        assertThatThrownBy(() -> page(request("gone"))).isInstanceOf(RetortException.class)
                .hasMessageContaining(schema() + ".gone");
        assertThatThrownBy(() -> page(request("t").sort("gone", true))).isInstanceOf(RetortException.class)
                .hasMessageContaining("no column gone");
    }

    @Test
    void namesMayHoldQuotesPercentSignsAndAnyScript() {
        execute("CREATE TABLE \"한국어 \"\"100%\"\"?\" (\"값 \"\"?\" integer PRIMARY KEY)",
                "INSERT INTO \"한국어 \"\"100%\"\"?\" VALUES (1), (2)");

        assertThat(walk(request("한국어 \"100%\"?").sort("값 \"?", false).filter("값 \"?", "> 0").size(1)))
                .containsExactly(List.of("2"), List.of("1"));
    }

    @Test
    void aTableMayHaveTwoHundredColumns() {
        StringBuilder columns = new StringBuilder("id integer PRIMARY KEY");
        for (int i = 1; i < 200; i++) {
            columns.append(", \"column ").append(i).append("\" text DEFAULT 'v").append(i).append("'");
        }
        execute("CREATE TABLE wide (" + columns + ")", "INSERT INTO wide (id) VALUES (1)");

        Page page = page(request("wide"));
        assertThat(page.columns()).hasSize(200);
        assertThat(page.rows().getFirst()).hasSize(200).endsWith("v199");
    }

    @Test
    void headersKnowKeys() {
        execute("CREATE TABLE o (id integer PRIMARY KEY)",
                "CREATE TABLE t (id integer, o integer REFERENCES o, s varchar(5), PRIMARY KEY (id))");

        assertThat(page(request("t")).columns()).map(PageColumn::primaryKey).containsExactly(true, false, false);
        assertThat(page(request("t")).columns()).map(PageColumn::foreignKey).containsExactly(false, true, false);
        assertThat(page(request("t")).columns()).map(PageColumn::numeric).containsExactly(true, true, false);
    }

    @Test
    void aLongValueIsCutAndCanBeReadWhole() {
        String text = "긴 ".repeat(10_000);
        execute("CREATE TABLE t (id integer PRIMARY KEY, body text)", "INSERT INTO t VALUES (7, '" + text + "')");

        Page page = page(request("t").sort("body", true));
        String shown = page.rows().getFirst().get(1);
        assertThat(shown).hasSizeLessThan(10_100).startsWith("긴 긴").endsWith("… (20000 characters)");
        assertThat(Page.isCut(shown)).isTrue();
        assertThat(reader.fullValue(connection, table("t"), page.keys().getFirst(), "body", new Cancellation()))
                .isEqualTo(text);
    }

    @Test
    void sortingByLongValuesStillReadsEveryRow() {
        execute("CREATE TABLE t (id integer PRIMARY KEY, body text)");
        for (int i = 0; i < 5; i++) {
            execute("INSERT INTO t VALUES (" + i + ", '" + "z".repeat(12_000) + (9 - i) + "')");
        }

        assertThat(ids(walk(request("t").sort("body", true).size(2)))).containsExactly("4", "3", "2", "1", "0");
    }

    @Test
    void aReadThatWasCancelledSaysSo() {
        execute("CREATE TABLE t (id integer PRIMARY KEY)");
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();

        assertThatThrownBy(() -> reader.page(connection, request("t").build(), cancellation))
                .isInstanceOfSatisfying(RetortException.class,
                        e -> assertThat(e.code()).isEqualTo(ProblemCode.CANCELLED));
    }

    /** A view named slow whose one row never comes. */
    abstract void makeSlowView();

    @Test
    void aReadThatTakesTooLongEndsByItself() {
        makeSlowView();
        TableReader hasty = new TableReader(dialect(), Duration.ofSeconds(1), Clock.systemUTC());

        assertThatThrownBy(() -> hasty.page(connection, request("slow").build(), new Cancellation()))
                .isInstanceOf(RetortException.class).hasMessageContaining("longer than 1 s");
        execute("CREATE TABLE t (id integer PRIMARY KEY)");
        assertThat(page(request("t")).rows()).isEmpty();
    }

    @Test
    void aReadCanBeCancelledWhileItRuns() throws InterruptedException {
        makeSlowView();
        Cancellation cancellation = new Cancellation();
        Thread other = Thread.ofVirtual().start(() -> {
            while (!isRunning()) {
                Thread.onSpinWait();
            }
            cancellation.cancel();
        });

        assertThatThrownBy(() -> reader.page(connection, request("slow").build(), cancellation))
                .isInstanceOfSatisfying(RetortException.class,
                        e -> assertThat(e.code()).isEqualTo(ProblemCode.CANCELLED));
        other.join();
    }

    /** Whether the slow view is being read. */
    abstract boolean isRunning();

    @Test
    void aConnectionWithAnOpenTransactionIsRefused() throws SQLException {
        execute("CREATE TABLE t (id integer PRIMARY KEY)");
        connection.setAutoCommit(false);

        assertThatThrownBy(() -> page(request("t"))).isInstanceOf(IllegalArgumentException.class);
    }

    protected void execute(String... statements) {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    protected Page page(Request request) {
        return reader.page(connection, request.build(), new Cancellation());
    }

    /** All rows, page after page. */
    protected List<List<String>> walk(Request request) {
        List<List<String>> rows = new ArrayList<>();
        Page page = page(request);
        rows.addAll(page.rows());
        while (page.next() != null) {
            assertThat(page.rows()).hasSize(request.size);
            page = page(request.after(page.next()));
            assertThat(page.firstRow()).isEqualTo(rows.size() + 1);
            rows.addAll(page.rows());
        }
        return rows;
    }

    private List<String> filtered(String column, String filter) {
        return ids(walk(request("t").filter(column, filter)));
    }

    private static List<String> ids(List<List<String>> rows) {
        return rows.stream().map(List::getFirst).toList();
    }

    private static List<String> row(@Nullable String... values) {
        return Arrays.asList(values);
    }

    protected TableName table(String name) {
        return new TableName(schema(), name);
    }

    protected Request request(String table) {
        return new Request(table(table), null, true, Map.of(), null, 100);
    }

    /** A request put together piece by piece. */
    protected record Request(TableName table, @Nullable String sort, boolean ascending, Map<String, String> filters,
            PageRequest.@Nullable Cursor after, int size) {

        Request sort(String column, boolean up) {
            return new Request(table, column, up, filters, after, size);
        }

        Request filter(String column, String text) {
            return new Request(table, sort, ascending, Map.of(column, text), after, size);
        }

        Request after(PageRequest.@Nullable Cursor cursor) {
            return new Request(table, sort, ascending, filters, cursor, size);
        }

        Request size(int rows) {
            return new Request(table, sort, ascending, filters, after, rows);
        }

        PageRequest build() {
            return new PageRequest(table, sort, ascending, filters, after, size);
        }
    }
}
