package dev.retort.dialect.postgresql;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.retort.dialect.SchemaWriter.Style;
import dev.retort.dialect.WrittenStatement;
import dev.retort.operation.SchemaChange;
import dev.retort.operation.TransactionMode;
import dev.retort.schema.Column;
import dev.retort.schema.Constraint;
import dev.retort.schema.DatabaseSchema;
import dev.retort.schema.EnumType;
import dev.retort.schema.Index;
import dev.retort.schema.ObjectKind;
import dev.retort.schema.ObjectName;
import dev.retort.schema.Privileges;
import dev.retort.schema.Sequence;
import dev.retort.schema.Table;
import dev.retort.schema.TableKind;

import static org.assertj.core.api.Assertions.assertThat;

/** The forms of statements; that they do what they should is for the pairs to show. */
class PostgresqlSchemaWriterTest {

    private static final ObjectName USERS = ObjectName.of(ObjectKind.TABLE, "public", "users");
    private static final ObjectName MOOD = ObjectName.of(ObjectKind.ENUM, "public", "mood");
    private static final Column ID = column("id", "integer", false, "");
    private static final Column MAIL = column("mail", "text", true, "");
    private static final DatabaseSchema BEFORE = new DatabaseSchema("public",
            List.of(table(List.of(ID, MAIL)), new EnumType("public", "mood", List.of("a", "b", "c"))));

    @Test
    void whatIsAddedToALiveTableDoesNotKeepItsWritersOut() {
        Index index = new Index("users_mail", true, true, "", "UNIQUE USING btree (mail)", List.of("mail"));
        Constraint key = new Constraint.PrimaryKey("users_pkey", List.of("id"));
        Constraint once = new Constraint.Unique("once", List.of("mail"),
                "NULLS NOT DISTINCT INCLUDE (id) DEFERRABLE INITIALLY DEFERRED");
        Constraint check = new Constraint.Check("at", "(mail ~~ '%@%'::text)");
        Constraint reference = new Constraint.ForeignKey("mail_of", List.of("mail"), "app", "mails", List.of("m"),
                "ON DELETE CASCADE");

        assertThat(online(new SchemaChange.CreateIndex(USERS, index), new SchemaChange.DropIndex(USERS, index),
                new SchemaChange.AddConstraint(USERS, key), new SchemaChange.AddConstraint(USERS, once),
                new SchemaChange.AddConstraint(USERS, check), new SchemaChange.AddConstraint(USERS, reference),
                new SchemaChange.AlterColumn(USERS, MAIL, column("mail", "text", false, "")))).containsExactly(
                        "alone: CREATE UNIQUE INDEX CONCURRENTLY users_mail ON users USING btree (mail)",
                        "alone: DROP INDEX CONCURRENTLY users_mail",
                        "alone: CREATE UNIQUE INDEX CONCURRENTLY users_pkey ON users (id)",
                        "ALTER TABLE users ADD CONSTRAINT users_pkey PRIMARY KEY USING INDEX users_pkey",
                        "alone: CREATE UNIQUE INDEX CONCURRENTLY once ON users (mail) INCLUDE (id) NULLS NOT DISTINCT",
                        "ALTER TABLE users ADD CONSTRAINT once UNIQUE USING INDEX once DEFERRABLE INITIALLY DEFERRED",
                        "ALTER TABLE users ADD CONSTRAINT at CHECK ((mail ~~ '%@%'::text)) NOT VALID",
                        "alone: ALTER TABLE users VALIDATE CONSTRAINT at",
                        "ALTER TABLE users ADD CONSTRAINT mail_of FOREIGN KEY (mail) REFERENCES app.mails (m)"
                                + " ON DELETE CASCADE NOT VALID",
                        "alone: ALTER TABLE users VALIDATE CONSTRAINT mail_of",
                        "ALTER TABLE users ADD CONSTRAINT users_mail_not_null CHECK (mail IS NOT NULL) NOT VALID",
                        "alone: ALTER TABLE users VALIDATE CONSTRAINT users_mail_not_null",
                        "ALTER TABLE users ALTER COLUMN mail SET NOT NULL",
                        "ALTER TABLE users DROP CONSTRAINT users_mail_not_null");
    }

    @Test
    void aNewTableAndAPartitionedOneTakeThePlainForms() {
        Table news = new Table("public", "news", TableKind.TABLE, List.of(ID), List.of(), List.of(), "", "");
        Table parts = new Table("public", "parts", TableKind.PARTITIONED_TABLE, List.of(ID), List.of(), List.of(), "",
                "");
        Index index = new Index("i", false, true, "", "USING btree (id)", List.of("id"));
        Constraint reference = new Constraint.ForeignKey("r", List.of("id"), "public", "users", List.of("id"), "");
        DatabaseSchema before = new DatabaseSchema("public", List.of(parts));

        assertThat(text(write(Style.ONLINE, before, new SchemaChange.Create(news),
                new SchemaChange.CreateIndex(news.id(), index), new SchemaChange.AddConstraint(news.id(), reference),
                new SchemaChange.CreateIndex(parts.id(), index),
                new SchemaChange.AddConstraint(parts.id(), reference)))).containsExactly(
                        "CREATE TABLE news (\n    id integer NOT NULL\n)",
                        "CREATE INDEX i ON news USING btree (id)",
                        "ALTER TABLE news ADD CONSTRAINT r FOREIGN KEY (id) REFERENCES users (id)",
                        "CREATE INDEX i ON parts USING btree (id)",
                        "ALTER TABLE parts ADD CONSTRAINT r FOREIGN KEY (id) REFERENCES users (id)");
    }

    @Test
    void aLabelIsAddedOutsideOfTransactionsAndRemovedByATypeMadeAnewOnce() {
        assertThat(text(write(Style.PLAIN, BEFORE, new SchemaChange.AddLabel(MOOD, "it's", "b"))))
                .containsExactly("alone: ALTER TYPE mood ADD VALUE IF NOT EXISTS 'it''s' BEFORE 'b'");
        assertThat(text(write(Style.PLAIN, BEFORE, new SchemaChange.DropLabel(MOOD, "a", "b"),
                new SchemaChange.DropLabel(MOOD, "c", "")))).containsExactly("ALTER TYPE mood RENAME TO mood_old",
                        "CREATE TYPE mood AS ENUM ('b')", "DROP TYPE mood_old");
    }

    @Test
    void whatMayLoseDataIsWarnedOf() {
        assertThat(write(Style.PLAIN, BEFORE, new SchemaChange.Drop(table(List.of(ID, MAIL))),
                new SchemaChange.DropColumn(USERS, MAIL),
                new SchemaChange.AlterColumn(USERS, MAIL, column("mail", "character varying(10)", true, "")),
                new SchemaChange.AddColumn(USERS, column("code", "text", false, "")),
                new SchemaChange.DropLabel(MOOD, "a", "b"),
                new SchemaChange.AlterColumn(USERS, ID, column("id", "bigint", false, ""))))
                .extracting(WrittenStatement::warning).filteredOn(warning -> !warning.isEmpty())
                .containsExactly("drops the table users with all its rows",
                        "drops the column users.mail with all its values",
                        "values of users.mail that do not fit character varying(10) are refused or lose a part",
                        "fails where users holds rows: code has no default and may not be null",
                        "rows that hold a are in the way: give them another value first");
    }

    @Test
    void aSequenceThatSerialWouldMakeIsWrittenSo() {
        Sequence sequence = new Sequence("public", "t_id_seq", "integer", 1, 1, 1, Integer.MAX_VALUE, 1, false,
                ObjectName.of(ObjectKind.TABLE, "public", "t").part(ObjectKind.COLUMN, "id"));
        Table table = new Table("public", "t", TableKind.TABLE,
                List.of(column("id", "integer", false, "nextval('t_id_seq'::regclass)")), List.of(), List.of(), "", "");
        Sequence other = new Sequence("public", "t_id_seq", "integer", 7, 1, 1, Integer.MAX_VALUE, 1, false,
                sequence.ownedBy());

        assertThat(text(write(Style.PLAIN, BEFORE, new SchemaChange.Create(sequence),
                new SchemaChange.Create(table)))).containsExactly("CREATE TABLE t (\n    id serial\n)");
        assertThat(text(write(Style.PLAIN, BEFORE, new SchemaChange.Create(other), new SchemaChange.Create(table))))
                .containsExactly("CREATE SEQUENCE t_id_seq AS integer START WITH 7",
                        "CREATE TABLE t (\n    id integer DEFAULT nextval('t_id_seq'::regclass) NOT NULL\n)",
                        "ALTER SEQUENCE t_id_seq OWNED BY t.id");
        assertThat(text(write(Style.PLAIN, new DatabaseSchema("public", List.of(table, sequence)),
                new SchemaChange.Drop(table), new SchemaChange.Drop(sequence)))).containsExactly("DROP TABLE t");
    }

    @Test
    void ownersAndGrantsChangeByWhatDiffers() {
        assertThat(text(write(Style.PLAIN, BEFORE, new SchemaChange.ChangePrivileges(USERS,
                new Privileges("a", List.of("PUBLIC: SELECT", "\"x: y\": INSERT, SELECT")),
                new Privileges("B c", List.of("\"x: y\": SELECT, UPDATE (mail)", "z: DELETE*"))))))
                .containsExactly("ALTER TABLE users OWNER TO \"B c\"", "REVOKE SELECT ON TABLE users FROM PUBLIC",
                        "REVOKE INSERT ON TABLE users FROM \"x: y\"",
                        "GRANT UPDATE (mail) ON TABLE users TO \"x: y\"",
                        "GRANT DELETE ON TABLE users TO z WITH GRANT OPTION");
    }

    @Test
    void castsOfWholeArraysAreSpelledAsCastsOfTheirElements() {
        assertThat(CanonicalText.of("((t)::text = ANY ((ARRAY['a,]'::character varying, 'it''s'::character varying])"
                + "::text[]))")).isEqualTo(
                        "((t)::text = ANY (ARRAY[('a,]'::character varying)::text, ('it''s'::character varying)::text]))");
        for (String same : List.of("(x = ANY (ARRAY[1, 2]))", "'(ARRAY[''a''])::text[]'::text", "ARRAY[]::text[]",
                "(t = ANY (ARRAY[('a'::character varying)::text]))")) {
            assertThat(CanonicalText.of(same)).isEqualTo(same);
        }
    }

    private static List<String> online(SchemaChange... changes) {
        return text(write(Style.ONLINE, BEFORE, changes));
    }

    private static List<WrittenStatement> write(Style style, DatabaseSchema before, SchemaChange... changes) {
        return new PostgresqlDialect().writer().write(Arrays.asList(changes), before, before, style);
    }

    private static List<String> text(List<WrittenStatement> statements) {
        return statements.stream()
                .map(one -> (one.mode() == TransactionMode.AUTOCOMMIT ? "alone: " : "") + one.sql()).toList();
    }

    private static Column column(String name, String type, boolean nullable, String defaultExpression) {
        return new Column(name, type, nullable, defaultExpression, "", "");
    }

    private static Table table(List<Column> columns) {
        return new Table("public", "users", TableKind.TABLE, columns, List.of(), List.of(), "", "");
    }
}
