package dev.retort.bench;

import java.util.ArrayList;
import java.util.List;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

import dev.retort.diff.ChangeSet;
import dev.retort.diff.Comparison;
import dev.retort.diff.ComparisonSettings;
import dev.retort.schema.Column;
import dev.retort.schema.Constraint;
import dev.retort.schema.DatabaseSchema;
import dev.retort.schema.Index;
import dev.retort.schema.SchemaObject;
import dev.retort.schema.Table;
import dev.retort.schema.TableKind;
import dev.retort.sql.DialectName;

/** Budget: compare 1,000 tables of 20 columns, a tenth of them changed, in 50 ms. */
public class ComparisonBenchmark extends WarmBenchmark {

    private static final int COLUMNS = 20;

    @Param({"1000", "10000"})
    public int tables;

    private final ComparisonSettings settings = ComparisonSettings.of(DialectName.POSTGRESQL);
    private DatabaseSchema before = new DatabaseSchema("public", List.of());
    private DatabaseSchema after = before;

    @Setup
    public void prepare() {
        before = schema(false);
        after = schema(true);
    }

    /** Built anew for each side, as two readers would, so that nothing is equal by being the same object. */
    private DatabaseSchema schema(boolean changed) {
        List<SchemaObject> objects = new ArrayList<>();
        for (int i = 0; i < tables; i++) {
            boolean other = changed && i % 10 == 0;
            // One table in a hundred has another name, so that renames are looked for.
            objects.add(table((changed && i % 100 == 5 ? "renamed_" : "table_") + i, i, other));
        }
        return new DatabaseSchema("public", objects);
    }

    private Table table(String name, int number, boolean changed) {
        List<Column> columns = new ArrayList<>();
        for (int c = 0; c < COLUMNS; c++) {
            String column = changed && c == 7 ? "other_" + c : "column_" + c;
            columns.add(new Column(column, changed && c == 9 ? "text" : c % 3 == 0 ? "bigint" : "character varying(40)",
                    c > 0, c % 5 == 0 ? "0" : "", "", ""));
        }
        List<Constraint> constraints = List.of(new Constraint.PrimaryKey("table_" + number + "_pkey",
                List.of("column_0")),
                new Constraint.ForeignKey("table_" + number + "_fkey", List.of("column_3"), "public",
                        "table_" + (number * 31 + 1) % tables, List.of("column_0"), "ON DELETE CASCADE"),
                new Constraint.Check("table_" + number + "_check", "column_6 > 0"));
        Index index = new Index("table_" + number + "_index", false, true,
                "CREATE INDEX table_" + number + "_index ON " + name + " USING btree (column_4)",
                "USING btree (column_4)", List.of("column_4"));
        return new Table("public", name, TableKind.TABLE, columns, constraints, List.of(index), "", "");
    }

    @Benchmark
    public Comparison compare() {
        return Comparison.of(before, after, settings);
    }

    @Benchmark
    public Comparison compareWhatIsTheSame() {
        return Comparison.of(before, before, settings);
    }

    @Benchmark
    public ChangeSet chooseAll() {
        Comparison comparison = Comparison.of(before, after, settings);
        return comparison.choose(comparison.differences());
    }
}
