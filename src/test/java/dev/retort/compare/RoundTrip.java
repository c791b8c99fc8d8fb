package dev.retort.compare;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import dev.retort.dialect.SchemaWriter.Style;
import dev.retort.dialect.WrittenStatement;
import dev.retort.diff.ChangeSet;
import dev.retort.diff.Comparison;
import dev.retort.diff.ComparisonSettings;
import dev.retort.diff.Difference;
import dev.retort.diff.DifferenceKind;
import dev.retort.operation.SchemaChange;
import dev.retort.schema.Column;
import dev.retort.schema.DatabaseSchema;
import dev.retort.schema.ObjectKind;
import dev.retort.schema.ObjectName;
import dev.retort.schema.Table;
import dev.retort.schema.TableKind;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * From one schema to another and back, on a real database: the written upgrade leaves nothing to compare, the written
 * downgrade leaves what there was, and rows that both sides can hold survive.
 */
public final class RoundTrip {

    private final Place.Source places;
    private final Style style;

    public RoundTrip(Place.Source places) {
        this(places, Style.PLAIN);
    }

    public RoundTrip(Place.Source places, Style style) {
        this.places = places;
        this.style = style;
    }

    /** As {@link #check(String, String, UnaryOperator)}, with no for an answer to every rename question. */
    public Comparison check(String old, String wanted) throws SQLException {
        return check(old, wanted, comparison -> comparison.answeringAll(false));
    }

    /**
     * Goes there and back; all differences are chosen.
     *
     * @param old DDL, and rows
     * @param wanted DDL
     * @param answers answers the rename questions
     * @return the comparison it began with, answered
     */
    public Comparison check(String old, String wanted, UnaryOperator<Comparison> answers) throws SQLException {
        DatabaseSchema target;
        try (Place scratch = places.open()) {
            scratch.run(wanted);
            target = scratch.read();
        }
        try (Place live = places.open()) {
            live.run(old);
            DatabaseSchema first = live.read();
            ComparisonSettings settings = ComparisonSettings.of(live.dialect().name());
            Comparison comparison = answers.apply(Comparison.of(first, target, settings));
            ChangeSet changes = comparison.choose(comparison.differences());
            assertThat(words(Comparison.of(changes.after(), target, settings)))
                    .as("what the changes lead to, by the records alone: %s", changes.upgrade())
                    .filteredOn(_ -> changes.uncertain().isEmpty()).isEmpty();
            List<Shared> shared = shared(comparison, first, target);
            Map<String, List<String>> rows = rows(live, shared, true);

            List<WrittenStatement> upgrade = live.dialect().writer().write(changes.upgrade(), first, changes.after(),
                    style);
            live.run(upgrade);
            assertThat(words(Comparison.of(live.read(), target, settings))).as("after the upgrade %s", text(upgrade))
                    .isEmpty();
            assertThat(rows(live, shared, false)).as("rows after %s", text(upgrade)).isEqualTo(rows);

            List<WrittenStatement> downgrade = live.dialect().writer().write(changes.downgrade(), changes.after(),
                    first, Style.PLAIN);
            live.run(downgrade);
            assertThat(words(Comparison.of(live.read(), first, settings)))
                    .as("after the upgrade %s\nand the downgrade %s", text(upgrade), text(downgrade)).isEmpty();
            assertThat(rows(live, shared, true)).as("rows after %s and %s", text(upgrade), text(downgrade))
                    .isEqualTo(rows);
            return comparison;
        }
    }

    /**
     * Goes to what only some of the differences lead to, which the changes foretell, and back.
     *
     * @param chosen picks among the differences
     * @return the comparison it began with, answered
     */
    public Comparison checkSome(String old, String wanted, UnaryOperator<Comparison> answers,
            UnaryOperator<List<Difference>> chosen) throws SQLException {
        DatabaseSchema target;
        try (Place scratch = places.open()) {
            scratch.run(wanted);
            target = scratch.read();
        }
        try (Place live = places.open()) {
            live.run(old);
            DatabaseSchema first = live.read();
            ComparisonSettings settings = ComparisonSettings.of(live.dialect().name());
            Comparison comparison = answers.apply(Comparison.of(first, target, settings));
            ChangeSet changes = comparison.choose(chosen.apply(comparison.differences()));
            List<WrittenStatement> upgrade = live.dialect().writer().write(changes.upgrade(), first, changes.after(),
                    style);
            live.run(upgrade);
            assertThat(words(Comparison.of(live.read(), changes.after(), settings)))
                    .as("after the upgrade %s", text(upgrade)).filteredOn(_ -> changes.uncertain().isEmpty())
                    .isEmpty();
            List<WrittenStatement> downgrade = live.dialect().writer().write(changes.downgrade(), changes.after(),
                    first, Style.PLAIN);
            live.run(downgrade);
            assertThat(words(Comparison.of(live.read(), first, settings)))
                    .as("after the upgrade %s\nand the downgrade %s", text(upgrade), text(downgrade)).isEmpty();
            return comparison;
        }
    }

    private static List<String> words(Comparison comparison) {
        return comparison.differences().stream().map(one -> one.under().name() + ": " + one.wording().sentence()
                + " " + one.changes()).toList();
    }

    private static String text(List<WrittenStatement> statements) {
        return String.join(";\n", statements.stream().map(WrittenStatement::sql).toList());
    }

    /** A table of both sides and the columns whose values neither side changes. */
    private record Shared(ObjectName first, List<String> firstColumns, ObjectName wanted, List<String> wantedColumns) {}

    private static List<Shared> shared(Comparison comparison, DatabaseSchema first, DatabaseSchema target) {
        Map<ObjectName, String> renames = new LinkedHashMap<>();
        for (Difference difference : comparison.differences()) {
            if (difference.kind() == DifferenceKind.RENAME) {
                difference.changes().forEach(change -> {
                    if (change instanceof SchemaChange.Rename one) {
                        renames.put(one.object(), one.to());
                    }
                });
            }
        }
        Map<ObjectName, Table> wanted = new LinkedHashMap<>();
        target.tables().forEach(table -> wanted.put(table.id(), table));
        List<Shared> shared = new ArrayList<>();
        first.tables().filter(table -> table.kind() == TableKind.TABLE).forEach(table -> {
            Table other = wanted.get(table.id().renamed(renames.getOrDefault(table.id(), table.name())));
            if (other != null && other.kind() == TableKind.TABLE) {
                shared.add(shared(table, other, renames));
            }
        });
        return shared;
    }

    private static Shared shared(Table table, Table other, Map<ObjectName, String> renames) {
        List<String> columns = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (Column column : table.columns()) {
            String name = renames.getOrDefault(other.id().part(ObjectKind.COLUMN, column.name()), column.name());
            boolean both = column.generated().isEmpty() && other.columns().stream().anyMatch(one -> one.name()
                    .equals(name) && one.generated().isEmpty() && one.type().equals(column.type()));
            if (both) {
                columns.add(column.name());
                others.add(name);
            }
        }
        return new Shared(table.id(), columns, other.id(), others);
    }

    private static Map<String, List<String>> rows(Place place, List<Shared> shared, boolean first)
            throws SQLException {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        for (Shared one : shared) {
            List<String> columns = (first ? one.firstColumns() : one.wantedColumns()).stream()
                    .map(column -> "coalesce(CAST(" + place.dialect().identifiers().quote(column)
                            + " AS TEXT), '-')")
                    .toList();
            if (!columns.isEmpty()) {
                rows.put(one.first().schema() + "." + one.first().name(),
                        query(place, "SELECT " + String.join(" || '|' || ", columns) + " FROM "
                                + table(place, first ? one.first() : one.wanted())));
            }
        }
        return rows;
    }

    /** What is in the default schema stands in whichever schema the place stands for it. */
    private static String table(Place place, ObjectName table) {
        String name = place.dialect().identifiers().quote(table.name());
        return List.of("public", "main").contains(table.schema())
                ? name
                : place.dialect().identifiers().quote(table.schema()) + "." + name;
    }

    private static List<String> query(Place place, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = place.connection().createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        Collections.sort(values);
        return values;
    }
}
