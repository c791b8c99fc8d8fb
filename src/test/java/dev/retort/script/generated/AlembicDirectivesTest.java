package dev.retort.script.generated;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.retort.dialect.SchemaWriter;
import dev.retort.dialect.SchemaWriter.Style;
import dev.retort.dialect.postgresql.PostgresqlDialect;
import dev.retort.operation.SchemaChange;
import dev.retort.schema.Column;
import dev.retort.schema.DatabaseSchema;
import dev.retort.schema.EnumType;
import dev.retort.schema.ObjectKind;
import dev.retort.schema.ObjectName;
import dev.retort.schema.Table;
import dev.retort.schema.TableKind;
import dev.retort.sql.DialectName;

import static org.assertj.core.api.Assertions.assertThat;

/** What a change is as directives depends on the changes before it. */
class AlembicDirectivesTest {

    private static final SchemaWriter WRITER = new PostgresqlDialect().writer();
    private static final ObjectName MOOD = ObjectName.of(ObjectKind.ENUM, "public", "mood");

    private static String downgrade(List<SchemaChange> changes, DatabaseSchema after, DatabaseSchema before) {
        return new AlembicDirectives(DialectName.POSTGRESQL, WRITER, Style.PLAIN)
                .of(List.of(), changes, before, after).downgrade();
    }

    private static DatabaseSchema mood(String... labels) {
        return new DatabaseSchema("public", List.of(new EnumType("public", "mood", List.of(labels))));
    }

    @Test
    void severalLabelsAreTakenAwayAtOnce() {
        String text = downgrade(List.of(new SchemaChange.DropLabel(MOOD, "fine", ""),
                new SchemaChange.DropLabel(MOOD, "sad", "ok")), mood("sad", "ok", "fine"), mood("ok"));

        assertThat(text).containsOnlyOnce("CREATE TYPE").contains("CREATE TYPE mood AS ENUM ('ok')");
    }

    @Test
    void aTableThatMovesIsNamedWhereItIsByThen() {
        Table users = new Table("public", "users", TableKind.TABLE,
                List.of(new Column("id", "integer", false, "", "", "")), List.of(), List.of(), "", "");
        Table moved = new Table("app", "users", TableKind.TABLE, users.columns(), List.of(), List.of(), "", "");
        SchemaChange.Move move = new SchemaChange.Move(users.id(), "app");
        Column note = new Column("note", "text", true, "", "", "");

        String text = downgrade(List.of(move, new SchemaChange.AddColumn(moved.id(), note)),
                new DatabaseSchema("public", List.of(users)), new DatabaseSchema("public", List.of(moved)));

        assertThat(text.lines().toList()).containsExactly("op.execute('ALTER TABLE users SET SCHEMA app')",
                "op.add_column('users', sa.Column('note', sa.Text(), nullable=True), schema='app')");
    }
}
