package dev.retort.diff;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.retort.operation.SchemaChange;
import dev.retort.schema.Column;
import dev.retort.schema.Constraint;
import dev.retort.schema.DatabaseSchema;
import dev.retort.schema.Dependency;
import dev.retort.schema.EnumType;
import dev.retort.schema.Index;
import dev.retort.schema.Namespace;
import dev.retort.schema.ObjectKind;
import dev.retort.schema.ObjectName;
import dev.retort.schema.SchemaObject;
import dev.retort.schema.Table;
import dev.retort.schema.TableKind;
import dev.retort.schema.TableTraits;
import dev.retort.sql.DialectName;

import static org.assertj.core.api.Assertions.assertThat;

/** What a comparison finds, asks and offers, on schemas written as records. */
class ComparisonTest {

    private static final ObjectName USERS = ObjectName.of(ObjectKind.TABLE, "public", "users");

    private static Column column(String name, String type) {
        return new Column(name, type, true, "", "", "");
    }

    private static Table table(String name, Column... columns) {
        return new Table("public", name, TableKind.TABLE, List.of(columns), List.of(), List.of(), "", "");
    }

    private static Table with(Table table, Constraint... constraints) {
        return new Table("public", table.name(), table.kind(), table.columns(), List.of(constraints), table.indexes(),
                "", "");
    }

    private static DatabaseSchema schema(SchemaObject... objects) {
        return new DatabaseSchema("public", Arrays.asList(objects));
    }

    private static DatabaseSchema schema(List<Dependency> dependencies, SchemaObject... objects) {
        return new DatabaseSchema("public", Arrays.asList(objects), dependencies, Map.of(), Map.of(), List.of());
    }

    private static Comparison compare(DatabaseSchema before, DatabaseSchema after) {
        return Comparison.of(before, after, ComparisonSettings.of(DialectName.POSTGRESQL));
    }

    private static List<String> sentences(List<Difference> differences) {
        return differences.stream().map(one -> one.wording().sentence()).toList();
    }

    private static List<String> steps(List<SchemaChange> changes) {
        return changes.stream().map(one -> one.getClass().getSimpleName() + " " + one.subject().name()).toList();
    }

    @Test
    void saysWhatDiffersInAPersonsWords() {
        Comparison comparison = compare(
                schema(table("agents", column("id", "bigint"), column("model", "character varying(40)"))),
                schema(table("agents", column("id", "bigint"), column("model", "text"),
                        new Column("temperature", "numeric(3,2)", false, "0.20", "", "")),
                        table("skills", column("id", "bigint"))));

        assertThat(sentences(comparison.differences())).containsExactly(
                "adds column temperature numeric(3,2) NOT NULL DEFAULT 0.20",
                "alters column model varchar(40) → text", "adds table skills 1 column");
        assertThat(comparison.differences()).allMatch(Difference::preselected)
                .allMatch(one -> one.loss() == Loss.NONE);
    }

    @Test
    void findsNothingBetweenASchemaAndItself() {
        DatabaseSchema schema = schema(table("agents", column("id", "bigint")));

        assertThat(compare(schema, schema).differences()).isEmpty();
        assertThat(compare(schema, schema).inSync()).isTrue();
    }

    @Test
    void dropsWhatTheTargetDoesNotMentionOnlyWhenChosen() {
        Comparison comparison = compare(schema(table("users"), table("spatial_ref_sys", column("srid", "integer"))),
                schema(table("users")));

        assertThat(comparison.inSync()).isTrue();
        assertThat(sentences(comparison.notInTarget())).containsExactly("drops table spatial_ref_sys 1 column");
        assertThat(comparison.preselected()).isEmpty();
        assertThat(steps(comparison.choose(comparison.differences()).upgrade()))
                .containsExactly("Drop spatial_ref_sys");
    }

    @Test
    void asksWhetherAColumnWasRenamedAndTakesTheAnswer() {
        Comparison asking = compare(
                schema(table("users", column("id", "bigint"), column("name", "text"), column("born", "date"))),
                schema(table("users", column("id", "bigint"), column("full_name", "text"), column("born", "date"))));

        assertThat(asking.questions()).singleElement().satisfies(question -> {
            assertThat(question.from()).isEqualTo("name");
            assertThat(question.to()).isEqualTo("full_name");
            assertThat(question.because()).contains("same type and position");
        });
        assertThat(asking.differences()).hasSize(2).allMatch(one -> one.preselection() == Preselection.ASKED)
                .allMatch(one -> asking.question(one).isPresent());

        RenameQuestion question = asking.questions().getFirst();
        Comparison yes = asking.answered(question, true);
        assertThat(sentences(yes.differences())).containsExactly("renames column name to full_name");
        assertThat(yes.answer(question)).contains(true);
        assertThat(yes.choose(yes.differences()).after()).isEqualTo(yes.after());

        Comparison no = asking.answered(question, false);
        assertThat(sentences(no.differences())).containsExactlyInAnyOrder("adds column full_name text",
                "drops column name text");
        assertThat(no.differences()).allMatch(Difference::preselected);
        assertThat(no.reopened(question).differences()).isEqualTo(asking.differences());
    }

    @Test
    void followsARenamedTableIntoKeysIndexesAndOtherTables() {
        Table users = with(table("users", column("id", "bigint"), column("name", "text"), column("mail", "text")),
                new Constraint.PrimaryKey("users_pkey", List.of("id")));
        Table people = with(table("people", column("id", "bigint"), column("name", "text"), column("mail", "text")),
                new Constraint.PrimaryKey("people_pkey", List.of("id")));
        Table posts = with(table("posts", column("author", "bigint")),
                new Constraint.ForeignKey("posts_author", List.of("author"), "public", "users", List.of("id"), ""));
        Table wanted = with(table("posts", column("author", "bigint")),
                new Constraint.ForeignKey("posts_author", List.of("author"), "public", "people", List.of("id"), ""));

        Comparison comparison = compare(schema(users, posts), schema(people, wanted)).answeringAll(true);

        assertThat(sentences(comparison.differences())).containsExactly("renames table users to people",
                "renames primary key users_pkey to people_pkey");
        ChangeSet changes = comparison.choose(comparison.differences());
        assertThat(changes.upgrade()).containsExactly(new SchemaChange.Rename(USERS, "people"),
                new SchemaChange.Rename(people.id().part(ObjectKind.CONSTRAINT, "users_pkey"), "people_pkey"));
        assertThat(compare(changes.after(), comparison.after()).differences()).isEmpty();
    }

    @Test
    void breaksACircleOfForeignKeys() {
        Table a = with(table("a", column("b", "bigint")),
                new Constraint.ForeignKey("to_b", List.of("b"), "public", "b", List.of("id"), ""));
        Table b = with(table("b", column("id", "bigint"), column("a", "bigint")),
                new Constraint.PrimaryKey("b_pkey", List.of("id")),
                new Constraint.ForeignKey("to_a", List.of("a"), "public", "a", List.of("b"), ""));

        Comparison comparison = compare(schema(), schema(a, b));
        ChangeSet changes = comparison.choose(comparison.differences());

        assertThat(steps(changes.upgrade())).containsExactly("Create b", "Create a", "AddConstraint to_a");
        assertThat(steps(changes.downgrade())).containsExactly("DropConstraint to_a", "Drop a", "Drop b");
        assertThat(compare(changes.after(), comparison.after()).differences()).isEmpty();
    }

    @Test
    void makesAViewAgainWhenAColumnUnderItGetsAnotherType() {
        Table view = new Table("public", "grown", TableKind.VIEW, List.of(column("age", "integer")), List.of(),
                List.of(), "", "SELECT age FROM users");
        List<Dependency> reads = List.of(new Dependency(view.id(), USERS.part(ObjectKind.COLUMN, "age")));
        Comparison comparison = compare(schema(reads, table("users", column("age", "integer")), view),
                schema(reads, table("users", column("age", "text")), view));

        ChangeSet changes = comparison.choose(comparison.differences());

        assertThat(steps(changes.upgrade())).containsExactly("Drop grown", "AlterColumn age", "Create grown");
        assertThat(changes.pulledIn()).singleElement().satisfies(one -> {
            assertThat(one.object()).isEqualTo(view.id());
            assertThat(one.because()).isEqualTo(USERS.part(ObjectKind.COLUMN, "age"));
            assertThat(one.difference()).isEmpty();
        });
    }

    @Test
    void pullsInTheTableAForeignKeyRefersTo() {
        Table posts = table("posts", column("author", "bigint"));
        Table wanted = with(posts, new Constraint.ForeignKey("posts_author", List.of("author"), "public", "users",
                List.of("id"), ""));
        Comparison comparison = compare(schema(posts), schema(wanted, table("users", column("id", "bigint"))));

        ChangeSet changes = comparison.choose(comparison.differences().stream()
                .filter(one -> one.wording().noun().equals("foreign key")).toList());

        assertThat(steps(changes.upgrade())).containsExactly("Create users", "AddConstraint posts_author");
        assertThat(changes.pulledIn()).singleElement().extracting(PulledIn::object).isEqualTo(USERS);
    }

    @Test
    void addsLabelsInPlaceAndAsksAboutOthers() {
        EnumType before = new EnumType("public", "mood", List.of("sad", "ok", "happy"));
        EnumType added = new EnumType("public", "mood", List.of("sad", "meh", "ok", "happy", "glad"));
        EnumType renamed = new EnumType("public", "mood", List.of("sad", "fine", "happy"));

        Comparison adding = compare(schema(before), schema(added));
        assertThat(adding.choose(adding.differences()).upgrade()).containsExactly(
                new SchemaChange.AddLabel(before.id(), "meh", "ok"),
                new SchemaChange.AddLabel(before.id(), "glad", ""));

        Comparison asking = compare(schema(before), schema(renamed));
        assertThat(asking.differences()).singleElement().satisfies(one -> {
            assertThat(one.loss()).isEqualTo(Loss.VALUES);
            assertThat(one.preselection()).isEqualTo(Preselection.ASKED);
        });
        Comparison yes = asking.answeringAll(true);
        assertThat(yes.choose(yes.differences()).upgrade())
                .containsExactly(new SchemaChange.RenameLabel(before.id(), "ok", "fine"));
    }

    @Test
    void renamesAnIndexOfTheSameDefinitionWithoutAsking() {
        Index old = new Index("ix_users_mail", true, true, "CREATE …", "UNIQUE USING btree (mail)", List.of("mail"));
        Index other = new Index("uq_users_mail", true, true, "CREATE …", "UNIQUE USING btree (mail)", List.of("mail"));
        Table users = table("users", column("mail", "text"));

        Comparison comparison = compare(schema(indexed(users, old)), schema(indexed(users, other)));

        assertThat(comparison.questions()).isEmpty();
        assertThat(comparison.choose(comparison.differences()).upgrade()).containsExactly(
                new SchemaChange.Rename(USERS.part(ObjectKind.INDEX, "ix_users_mail"), "uq_users_mail"));
    }

    private static Table indexed(Table table, Index index) {
        return new Table("public", table.name(), table.kind(), table.columns(), table.constraints(), List.of(index),
                "", "");
    }

    @Test
    void leavesOutWhatTheFilterLeavesOut() {
        ComparisonFilter filter = ComparisonFilter.EVERYTHING.excluding(List.of("*_tmp"))
                .hiding(java.util.Set.of(ObjectName.of(ObjectKind.TABLE, "public", "alembic_version")),
                        java.util.Set.of("retort"));
        Comparison comparison = Comparison.of(schema(table("alembic_version"), table("load_tmp"), table("users")),
                schema(table("users"), table("other_tmp")),
                ComparisonSettings.of(DialectName.POSTGRESQL).with(filter));

        assertThat(comparison.differences()).isEmpty();
    }

    @Test
    void comparesADefaultThatWouldBeFrozenAsItIsWritten() {
        Column frozen = new Column("made", "timestamp without time zone", true,
                "'2026-11-21 13:00:00.1'::timestamp without time zone", "", "");
        Column later = new Column("made", "timestamp without time zone", true,
                "'2026-11-21 14:00:00.2'::timestamp without time zone", "", "");
        Map<ObjectName, String> written = Map.of(USERS.part(ObjectKind.COLUMN, "made"), "'NOW()'");
        ComparisonSettings settings = ComparisonSettings.of(DialectName.POSTGRESQL).withWrittenDefaults(written);

        Comparison same = Comparison.of(schema(table("users", frozen)), schema(table("users", later)), settings);
        assertThat(same.differences()).isEmpty();

        Comparison without = Comparison.of(schema(table("users", column("made", "timestamp without time zone"))),
                schema(table("users", later)), settings);
        assertThat(without.differences()).singleElement().satisfies(
                one -> assertThat(one.wording().detail()).isEqualTo("default none → 'NOW()'"));
    }

    @Test
    void givesNamesThatChangePlacesAThirdOneForAWhile() {
        Comparison comparison = compare(
                schema(table("a", column("x", "bigint")), table("b", column("y", "date"))),
                schema(table("b", column("x", "bigint")), table("c", column("y", "date"))))
                .renaming(new SchemaChange.Rename(table("b").id(), "c"));

        // b is there on both sides, so it cannot be c as well: the rename that cannot be is left out.
        assertThat(sentences(comparison.differences())).noneMatch(one -> one.startsWith("renames"));
        assertThat(RenameOrder.of(List.of(new SchemaChange.Rename(table("a").id(), "b"),
                new SchemaChange.Rename(table("b").id(), "a"), new SchemaChange.Rename(table("d").id(), "e"),
                new SchemaChange.Rename(table("e").id(), "f"))))
                .containsExactly(new SchemaChange.Rename(table("e").id(), "f"),
                        new SchemaChange.Rename(table("d").id(), "e"),
                        new SchemaChange.Rename(table("a").id(), "a_retort_old"),
                        new SchemaChange.Rename(table("b").id(), "a"),
                        new SchemaChange.Rename(table("a_retort_old").id(), "b"));
    }

    @Test
    void leavesAnotherProgramsViewAsItIsWhenItHasToGiveWay() {
        Table view = new Table("public", "report", TableKind.VIEW, List.of(column("age", "integer")), List.of(),
                List.of(), "", "SELECT age FROM users");
        Comparison comparison = compare(
                schema(List.of(new Dependency(view.id(), USERS.part(ObjectKind.COLUMN, "age"))),
                        table("users", column("age", "integer")), view),
                schema(table("users", column("age", "text"))));

        ChangeSet changes = comparison.choose(comparison.preselected());

        assertThat(steps(changes.upgrade())).containsExactly("Drop report", "AlterColumn age", "Create report");
        assertThat(sentences(comparison.notInTarget())).containsExactly("drops view report 1 column");
    }

    @Test
    void asksWhetherATableMovedAndLeavesItWhereNobodyMovedIt() {
        Table moved = new Table("app", "users", TableKind.TABLE, List.of(column("id", "integer")), List.of(),
                List.of(), "", "");
        Comparison asking = compare(schema(table("users", column("id", "integer"))), schema(moved));

        assertThat(asking.questions()).singleElement().satisfies(question -> {
            assertThat(question.from()).isEqualTo("users");
            assertThat(question.to()).isEqualTo("app.users");
        });
        assertThat(sentences(asking.answeringAll(true).differences()))
                .containsExactly("moves table users to schema app");
        Comparison apart = asking.answeringAll(false);
        assertThat(sentences(apart.notInTarget())).singleElement().asString().startsWith("drops table users");
        assertThat(sentences(apart.preselected())).singleElement().asString().startsWith("adds table users");
    }

    @Test
    void takesAlongTheMoveOutOfASchemaThatGoes() {
        Table stays = new Table("old", "users", TableKind.TABLE, List.of(column("id", "integer")), List.of(),
                List.of(), "", "");
        Comparison moving = compare(schema(new Namespace("old"), stays),
                schema(table("users", column("id", "integer")))).answeringAll(true);

        ChangeSet changes = moving.choose(moving.differences().stream()
                .filter(one -> one.kind() == DifferenceKind.DROP).toList());

        assertThat(steps(changes.upgrade())).containsExactly("Move users", "Drop old");
    }

    @Test
    void preselectsNoDropInAPlatformsSchema() {
        Table live = new Table("auth", "users", TableKind.TABLE, List.of(column("id", "uuid"), column("email", "text")),
                List.of(), List.of(), "", "");
        Table stub = new Table("auth", "users", TableKind.TABLE, List.of(column("id", "uuid")), List.of(), List.of(),
                "", "");

        Comparison comparison = compare(schema(live), schema(stub));

        assertThat(comparison.inSync()).isTrue();
        assertThat(sentences(comparison.notInTarget())).containsExactly("drops column email text");
    }

    @Test
    void dropsATableWithTheForeignKeysToItAndTheViewsOnIt() {
        Table users = with(table("users", column("id", "bigint")),
                new Constraint.PrimaryKey("users_pkey", List.of("id")));
        Table posts = with(table("posts", column("author", "bigint")),
                new Constraint.ForeignKey("posts_author", List.of("author"), "public", "users", List.of("id"), ""));
        Table view = new Table("public", "grown", TableKind.VIEW, List.of(column("id", "bigint")), List.of(),
                List.of(), "", "SELECT id FROM users");
        List<Dependency> reads = List.of(new Dependency(view.id(), USERS.part(ObjectKind.COLUMN, "id")));
        Comparison comparison = compare(schema(reads, users, posts, view),
                schema(table("posts", column("author", "bigint"))));

        ChangeSet changes = comparison.choose(comparison.differences().stream()
                .filter(one -> one.object().equals(USERS)).toList());

        assertThat(steps(changes.upgrade())).containsExactlyInAnyOrder("Drop grown", "DropConstraint posts_author",
                "Drop users").endsWith("Drop users");
        assertThat(changes.pulledIn()).extracting(one -> one.object().name()).containsExactlyInAnyOrder("grown",
                "posts_author");
    }

    @Test
    void warnsOfAnotherTypeOfAColumnThatRowsAreSpreadBy() {
        Comparison comparison = compare(schema(partitioned("integer")), schema(partitioned("bigint")));

        assertThat(comparison.differences()).filteredOn(one -> !one.warnings().isEmpty()).singleElement()
                .satisfies(one -> assertThat(one.object().name()).isEqualTo("order"));
    }

    private static Table partitioned(String type) {
        return new Table("public", "events", TableKind.PARTITIONED_TABLE,
                List.of(column("order", type), column("note", type)), List.of(), List.of(), "", "",
                new TableTraits(false, List.of(), false, false, List.of(), "", "", "HASH (\"order\")"));
    }

    @Test
    void movesATableThatNothingAskedAbout() {
        Table there = table("users", column("id", "bigint"), column("name", "text"));
        Table moved = new Table("app", "users", TableKind.TABLE, List.of(column("key", "uuid")), List.of(), List.of(),
                "",
                "");
        Comparison asking = compare(schema(there), schema(moved));

        assertThat(asking.questions()).isEmpty();
        assertThat(sentences(asking.renaming(new SchemaChange.Move(USERS, "app")).differences()))
                .containsExactlyInAnyOrder(
                        "moves table users to schema app", "drops column id bigint", "drops column name text",
                        "adds column key uuid");
    }
}
