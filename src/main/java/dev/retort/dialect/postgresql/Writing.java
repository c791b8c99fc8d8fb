package dev.retort.dialect.postgresql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.retort.dialect.SchemaWriter.Style;
import dev.retort.dialect.WrittenStatement;
import dev.retort.operation.SchemaChange;
import dev.retort.operation.TransactionMode;
import dev.retort.schema.DatabaseSchema;
import dev.retort.schema.ObjectKind;
import dev.retort.schema.ObjectName;

/** One list of changes while it is written: the statements so far, and what they leave behind. */
final class Writing {

    private final List<WrittenStatement> statements = new ArrayList<>();
    private final DatabaseSchema before;
    private final SqlNames names;
    private final PartText parts;
    private final Style style;
    private final List<SchemaChange> changes;
    private final SchemaSoFar soFar;
    private final boolean renamesColumns;
    private final Set<SchemaChange> done = new HashSet<>();

    Writing(List<SchemaChange> changes, DatabaseSchema before, SqlNames names, Style style) {
        this.changes = List.copyOf(changes);
        this.before = before;
        this.names = names;
        this.style = style;
        parts = new PartText(names);
        soFar = new SchemaSoFar(before, names);
        renamesColumns = changes.stream().anyMatch(change -> change instanceof SchemaChange.Rename rename
                && rename.object().kind() == ObjectKind.COLUMN);
    }

    SqlNames names() {
        return names;
    }

    PartText parts() {
        return parts;
    }

    DatabaseSchema before() {
        return before;
    }

    List<SchemaChange> changes() {
        return changes;
    }

    SchemaSoFar soFar() {
        return soFar;
    }

    /** Whether any column gets another name. */
    boolean renamesColumns() {
        return renamesColumns;
    }

    /** Whether the table has to stay usable while the statements run. */
    boolean isLive(ObjectName table) {
        return style == Style.ONLINE && !soFar.isNew(table);
    }

    /** That a change needs no statement of its own any more. */
    void markDone(SchemaChange change) {
        done.add(change);
    }

    boolean isDone(SchemaChange change) {
        return done.contains(change);
    }

    void add(SchemaChange change, String sql) {
        add(change, sql, "");
    }

    void add(SchemaChange change, String sql, String warning) {
        statements.add(new WrittenStatement(sql, TransactionMode.TRANSACTIONAL, List.of(change), warning));
    }

    /** A statement that cannot or should not share a transaction with others. */
    void addAlone(SchemaChange change, String sql, String warning) {
        statements.add(new WrittenStatement(sql, TransactionMode.AUTOCOMMIT, List.of(change), warning));
    }

    List<WrittenStatement> statements() {
        return statements;
    }
}
