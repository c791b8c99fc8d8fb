package dev.retort.workbench.changes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

import javafx.collections.ListChangeListener;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.retort.dialect.SchemaWriter;
import dev.retort.dialect.WrittenStatement;
import dev.retort.diff.Difference;
import dev.retort.diff.RenameQuestion;
import dev.retort.engine.DatabaseChoice;
import dev.retort.engine.SchemaComparison;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.schema.DataCount;
import dev.retort.schema.ObjectKind;
import dev.retort.testing.PostgresServer;
import dev.retort.testing.PostgresServer.PostgresDatabase;
import dev.retort.workbench.Bench;
import dev.retort.workbench.changes.ComparisonModel.Content;
import dev.retort.workbench.changes.RevisionModel.Creation;
import dev.retort.workbench.text.Messages;
import dev.retort.workbench.work.HeldWork;
import dev.retort.workbench.work.RunningJob;

import static org.assertj.core.api.Assertions.assertThat;

class ChangesViewModelTest {

    @TempDir
    Path folder;
    private final HeldWork work = new HeldWork();
    private Bench bench;

    @AfterEach
    void close() {
        bench.close();
    }

    private ChangesViewModel model() {
        bench = Bench.with(folder, work);
        return ChangesViewModel.of(bench.engine(), work, bench.session(), bench.notices());
    }

    private ChangesViewModel wanting(String schema) throws IOException {
        ChangesViewModel model = model();
        Clinic.wanting(bench, folder.resolve("clinic"), schema);
        return model;
    }

    private static Content content(ChangesViewModel model) {
        return model.comparison().contentProperty().get();
    }

    private static SchemaComparison compared(ChangesViewModel model) {
        model.comparison().compare();
        SchemaComparison made = model.comparison().comparisonProperty().get();
        assertThat(made).as("failure: %s", model.comparison().failureProperty().get()).isNotNull();
        return made;
    }

    private static Difference difference(ChangesViewModel model, String words) {
        return model.comparison().comparisonProperty().get().differences().stream()
                .filter(one -> one.wording().sentence().contains(words)).findFirst().orElseThrow();
    }

    private static String sql(ChangesViewModel model) {
        return String.join("\n", model.revision().previewProperty().get().upgrade().stream().map(one -> one.sql())
                .toList());
    }

    private List<String> revisionFiles() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("clinic/versions"))) {
            return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
        }
    }

    @Test
    void withoutAProjectThereIsNoDatabase() {
        ChangesViewModel model = model();
        assertThat(content(model)).isEqualTo(Content.NO_DATABASE);
        model.comparison().compare();
        assertThat(content(model)).isEqualTo(Content.NO_DATABASE);
    }

    @Test
    void aProjectThatNamesNoTargetSaysSoAndCanStillBeComparedWithAProfile() throws IOException, SQLException {
        ChangesViewModel model = model();
        Clinic clinic = Clinic.in(bench, folder.resolve("clinic"), "");
        clinic.open();
        bench.upgrade("heads");
        assertThat(content(model)).isEqualTo(Content.NO_TARGET);
        model.comparison().compare();
        assertThat(content(model)).isEqualTo(Content.NO_TARGET);

        clinic.execute("staging.db", Clinic.CHANGED).profile("staging", "staging.db");
        model.target().refresh();
        TargetChoice staging = model.target().choices().getFirst();
        assertThat(staging.words()).isEqualTo("staging · staging.db");
        model.target().choose(staging);
        assertThat(content(model)).isEqualTo(Content.READY);
        assertThat(compared(model).afterName()).isEqualTo("staging");
        assertThat(content(model)).isEqualTo(Content.DIFFERENCES);
    }

    @Test
    void theTargetsAreTheProjectsOwnTheOtherProfilesAndTheRevisions() throws IOException {
        ChangesViewModel model = model();
        Clinic clinic = Clinic.in(bench, folder.resolve("clinic"), "[target]\nsql = \"schema.sql\"\n")
                .write("schema.sql", Clinic.CHANGED).profile("staging", "staging.db").profile("here", "clinic.db");
        clinic.open();
        assertThat(model.target().choices()).extracting(TargetChoice::words).containsExactly("SQL · schema.sql",
                "staging · staging.db", "Revisions · up to head");
        assertThat(model.target().chosenProperty().get()).isInstanceOf(TargetChoice.OfProject.class);

        bench.session().choose(DatabaseChoice.profile("staging"));
        assertThat(model.target().choices()).extracting(TargetChoice::words).containsExactly("SQL · schema.sql",
                "here · clinic.db", "Revisions · up to head");
    }

    @Test
    void aChosenTargetIsRememberedForTheProjectUntilItIsTheDatabaseItself() throws IOException, SQLException {
        ChangesViewModel model = wanting(Clinic.VISITORS);
        Clinic.in(bench, folder.resolve("other"), "");
        Clinic clinic = Clinic.in(bench, folder.resolve("clinic"), "[target]\nsql = \"schema.sql\"\n")
                .execute("staging.db", Clinic.CHANGED).profile("staging", "staging.db");
        clinic.open();
        model.target().choose(model.target().choices().get(1));
        bench.session().reload();
        assertThat(model.target().chosenProperty().get()).isInstanceOf(TargetChoice.OfProfile.class);

        bench.session().show(bench.engine().open(folder.resolve("other")), DatabaseChoice.OF_THE_PROJECT);
        assertThat(model.target().chosenProperty().get()).isNull();
        clinic.open();
        assertThat(model.target().chosenProperty().get()).isInstanceOf(TargetChoice.OfProfile.class);

        bench.session().choose(DatabaseChoice.profile("staging"));
        assertThat(model.target().chosenProperty().get()).isInstanceOf(TargetChoice.OfProject.class);
    }

    @Test
    void theDatabaseIsComparedWithWhatItsRevisionsSay() throws IOException, SQLException {
        ChangesViewModel model = wanting(Clinic.CHANGED);
        model.target().choose(model.target().choices().getLast());
        model.comparison().compare();
        assertThat(content(model)).isEqualTo(Content.IN_SYNC);

        Clinic.in(bench, folder.resolve("clinic"), "[target]\nsql = \"schema.sql\"\n")
                .execute("clinic.db", "ALTER TABLE visitors ADD COLUMN by_hand text");
        assertThat(compared(model).differences()).singleElement().satisfies(
                one -> assertThat(one.wording().sentence()).contains("drops column by_hand"));
    }

    @Test
    void aDatabaseThatIsBehindIsNotComparedUntilItIsUpgraded() throws IOException {
        ChangesViewModel model = model();
        Clinic.in(bench, folder.resolve("clinic"), "[target]\nsql = \"schema.sql\"\n")
                .write("schema.sql", Clinic.VISITORS).open();
        model.comparison().compare();
        assertThat(content(model)).isEqualTo(Content.BEHIND);
        bench.upgrade("heads");
        model.refresh();
        assertThat(content(model)).isEqualTo(Content.IN_SYNC);
    }

    @Test
    void noRevisionIsMadeFromAnotherDatabaseWhileOthersWait() throws IOException, SQLException {
        ChangesViewModel model = model();
        Clinic.in(bench, folder.resolve("clinic"), "").execute("staging.db", Clinic.CHANGED)
                .profile("staging", "staging.db").open();
        model.target().choose(model.target().choices().getFirst());
        compared(model);
        model.revision().messageProperty().set("From staging");
        model.revision().create();
        assertThat(model.revision().creationProperty().get()).isInstanceOfSatisfying(Creation.Failed.class,
                failed -> assertThat(((RetortException) failed.why()).code()).isEqualTo(ProblemCode.NOT_UP_TO_DATE));
        assertThat(revisionFiles()).containsExactly(Clinic.REVISION + ".sql");
    }

    @Test
    void aTargetThatRunsAProgramIsAskedFirst() throws IOException {
        ChangesViewModel model = model();
        Clinic.in(bench, folder.resolve("clinic"), "[target]\ncommand = [\"cat\", \"schema.sql\"]\n")
                .write("schema.sql", Clinic.CHANGED).open();
        bench.upgrade("heads");
        model.comparison().compare();
        assertThat(content(model)).isEqualTo(Content.ASKING);
        assertThat(model.comparison().failureProperty().get()).hasMessageContaining("cat schema.sql");
        model.comparison().agree();
        assertThat(content(model)).isEqualTo(Content.DIFFERENCES);
        assertThat(model.comparison().failureProperty().get()).isNull();
    }

    @Test
    void anAnsweredRenameBecomesOneDifferenceAndCanBeReopened() throws IOException {
        ChangesViewModel model = wanting(Clinic.CHANGED);
        RenameQuestion question = compared(model).openQuestions().getFirst();
        assertThat(question.to()).isEqualTo("full_name");
        assertThat(model.choice().has(difference(model, "drops column name"))).isFalse();

        model.comparison().answer(question, true);
        assertThat(sql(model)).contains("RENAME COLUMN name TO full_name").contains("age");
        model.comparison().reopen(question);
        assertThat(sql(model)).doesNotContain("RENAME").contains("age");
        assertThat(model.comparison().questionOf(difference(model, "drops column name"))).contains(question);
        model.comparison().answer(question, false);
        assertThat(model.comparison().questionOf(difference(model, "drops column name"))).isEmpty();
        assertThat(sql(model)).contains("full_name").doesNotContain("RENAME COLUMN");
    }

    @Test
    void whatIsChosenIsWhatTheRevisionDoes() throws IOException {
        ChangesViewModel model = wanting(Clinic.CHANGED);
        compared(model);
        Difference age = difference(model, "adds column age");
        Difference said = difference(model, "drops column said");
        assertThat(model.choice().chosenProperty().get()).containsExactlyInAnyOrder(age, said);

        model.choice().choose(said, false);
        assertThat(model.choice().chosenProperty().get()).containsExactly(age);
        assertThat(sql(model)).contains("age").doesNotContain("DROP COLUMN said");
        model.choice().choose(age, false);
        assertThat(model.revision().previewProperty().get()).isNull();
        model.choice().choose(said, true);
        assertThat(sql(model)).contains("DROP COLUMN said").doesNotContain("age");

        model.comparison().compare();
        assertThat(model.choice().chosenProperty().get()).as("another comparison, another choice").hasSize(2);
    }

    @Test
    void aRevisionIsWrittenAndWaitsToBeApplied() throws IOException {
        ChangesViewModel model = wanting(Clinic.CHANGED);
        model.comparison().answer(compared(model).openQuestions().getFirst(), true);
        model.revision().create();
        assertThat(revisionFiles()).as("without a message").hasSize(1);

        model.revision().messageProperty().set("Split the name");
        model.revision().create();
        assertThat(model.revision().creationProperty().get()).isInstanceOf(Creation.Made.class);
        assertThat(revisionFiles()).hasSize(2).anyMatch(name -> name.contains("split_the_name"));
        assertThat(model.revision().messageProperty().get()).isEmpty();
        assertThat(bench.notices().sentences()).last().asString().contains("split_the_name");
        assertThat(content(model)).isEqualTo(Content.BEHIND);
        bench.upgrade("heads");
        model.refresh();
        assertThat(content(model)).isEqualTo(Content.IN_SYNC);
    }

    @Test
    void aRevisionThatFailsOnScratchIsWrittenOnlyWhereAPersonInsists() throws IOException, SQLException {
        // SQLite drops no column of a table with a trigger that cannot run.
        String trigger = "CREATE TRIGGER watch AFTER INSERT ON visitors BEGIN INSERT INTO nowhere VALUES (1); END;\n";
        ChangesViewModel model = wanting("CREATE TABLE visitors (id integer PRIMARY KEY, name text NOT NULL);\n"
                + trigger);
        Clinic.in(bench, folder.resolve("clinic"), "[target]\nsql = \"schema.sql\"\n").execute("clinic.db", trigger);
        compared(model);
        model.revision().messageProperty().set("Forget what they said");
        model.revision().create();
        Creation.Doubtful doubtful = (Creation.Doubtful) model.revision().creationProperty().get();
        assertThat(doubtful.proof().where()).isEqualTo("the upgrade");
        assertThat(doubtful.proof().differs()).singleElement().asString().contains("no such table: main.nowhere");
        assertThat(revisionFiles()).hasSize(1);

        model.revision().messageProperty().set("Forget it");
        assertThat(model.revision().creationProperty().get()).as("what was tried is no longer what is wanted")
                .isInstanceOf(Creation.Idle.class);
        model.revision().writeAllTheSame();
        assertThat(revisionFiles()).hasSize(1);

        model.revision().create();
        model.revision().writeAllTheSame();
        assertThat(model.revision().creationProperty().get()).isInstanceOf(Creation.Made.class);
        assertThat(revisionFiles()).hasSize(2);
    }

    @Test
    void aComparisonThatIsCancelledLeavesNothingBehind() throws IOException {
        ChangesViewModel model = wanting(Clinic.CHANGED);
        compared(model);
        work.running().addListener((ListChangeListener<RunningJob>) change -> {
            while (change.next()) {
                change.getAddedSubList().forEach(RunningJob::cancel);
            }
        });
        model.comparison().compare();
        assertThat(content(model)).isEqualTo(Content.READY);
        assertThat(model.comparison().comparisonProperty().get()).isNull();
        assertThat(model.revision().previewProperty().get()).isNull();
    }

    @Test
    void whatIsComparedWhileAnotherDatabaseIsChosenIsNotShown() throws IOException {
        ChangesViewModel model = wanting(Clinic.CHANGED);
        Clinic.in(bench, folder.resolve("clinic"), "[target]\nsql = \"schema.sql\"\n").profile("empty", "empty.db");
        work.hold(Messages.text("changes.comparing"));
        model.comparison().compare();
        assertThat(content(model)).isEqualTo(Content.COMPARING);
        bench.session().choose(DatabaseChoice.profile("empty"));
        assertThat(work.waiting()).isEqualTo(1);
        work.letGo();
        assertThat(model.comparison().comparisonProperty().get()).isNull();
        assertThat(content(model)).isEqualTo(Content.READY);
    }

    @Test
    void aRevisionThatIsTriedWhileAnotherProjectIsOpenedIsNotWritten() throws IOException {
        ChangesViewModel model = wanting(Clinic.CHANGED);
        compared(model);
        model.revision().messageProperty().set("Too late");
        work.hold(Messages.text("changes.trying"));
        model.revision().create();
        assertThat(model.revision().creationProperty().get()).isInstanceOf(Creation.Trying.class);
        Clinic.in(bench, folder.resolve("other"), "").open();
        work.letGo();
        assertThat(model.revision().creationProperty().get()).isInstanceOf(Creation.Idle.class);
        assertThat(revisionFiles()).hasSize(1);
    }

    @Test
    void aTargetThatCannotBeReadSaysWhyAndIsReadAgainOnceMended() throws IOException {
        ChangesViewModel model = wanting("CREATE TABLE visitors (id integer PRIMARY KEY,\n    name txt NOT NULL,,);\n");
        model.comparison().compare();
        assertThat(content(model)).isEqualTo(Content.FAILED);
        assertThat(model.comparison().failureProperty().get()).isInstanceOfSatisfying(RetortException.class,
                why -> assertThat(why.position()).isNotNull());
        Files.writeString(folder.resolve("clinic/schema.sql"), Clinic.VISITORS);
        model.refresh();
        assertThat(content(model)).isEqualTo(Content.IN_SYNC);
    }

    @Test
    void aProfileThatIsGoneIsNoLongerATarget() throws IOException, SQLException {
        ChangesViewModel model = wanting(Clinic.CHANGED);
        Clinic.in(bench, folder.resolve("clinic"), "[target]\nsql = \"schema.sql\"\n")
                .execute("staging.db", Clinic.CHANGED).profile("staging", "staging.db");
        model.target().refresh();
        model.target().choose(model.target().choices().get(1));
        compared(model);
        bench.engine().connections().remove("staging");
        model.target().refresh();
        assertThat(model.target().chosenProperty().get()).isInstanceOf(TargetChoice.OfProject.class);
        assertThat(content(model)).isEqualTo(Content.READY);
    }

    @Test
    void whatWouldBeLostOrKeptIsCounted() throws IOException, SQLException {
        ChangesViewModel model = wanting(Clinic.CHANGED);
        Clinic.in(bench, folder.resolve("clinic"), "[target]\nsql = \"schema.sql\"\n").execute("clinic.db",
                "INSERT INTO visitors (name, said) VALUES ('Ada', 'yes'), ('Bo', NULL), ('Cy', 'no')",
                "CREATE TABLE leftovers (id integer)", "INSERT INTO leftovers VALUES (1)",
                "CREATE TABLE bare (id integer)");
        RenameQuestion question = compared(model).openQuestions().getFirst();
        assertThat(lost(model, "drops column said")).isEqualTo("2 values lost");
        assertThat(lost(model, "drops table leftovers")).isEqualTo("1 row lost");
        assertThat(lost(model, "drops table bare")).isEqualTo("no rows in it");
        assertThat(CountWords.kept(ObjectKind.COLUMN, model.counts().of(question.object())))
                .isEqualTo("renamed, 3 values kept");
        model.comparison().answer(question, false);
        assertThat(lost(model, "drops column name")).isEqualTo("3 values lost");
    }

    private static String lost(ChangesViewModel model, String words) {
        Difference one = difference(model, words);
        return CountWords.lost(one, model.counts().of(one.object()));
    }

    @Test
    void columnsOfATableThatIsRenamedAreCountedByTheNameItHasNow() throws IOException, SQLException {
        ChangesViewModel model = wanting(Clinic.VISITORS.replace("visitors", "guests").replace("name", "full_name"));
        Clinic.in(bench, folder.resolve("clinic"), "[target]\nsql = \"schema.sql\"\n").execute("clinic.db",
                "INSERT INTO visitors (name) VALUES ('Ada'), ('Bo')");
        RenameQuestion ofTable = compared(model).openQuestions().getFirst();
        assertThat(CountWords.kept(ObjectKind.TABLE, model.counts().of(ofTable.object())))
                .isEqualTo("renamed, 2 rows kept");
        model.comparison().answer(ofTable, true);
        RenameQuestion ofColumn = model.comparison().comparisonProperty().get().openQuestions().getFirst();
        assertThat(ofColumn.from()).isEqualTo("name");
        assertThat(model.counts().of(ofColumn.object())).isEqualTo(new DataCount(2, false));
    }

    @Test
    void theComparisonIsShownBeforeAnythingIsCounted() throws IOException {
        ChangesViewModel model = wanting(Clinic.CHANGED);
        work.hold(Messages.text("changes.counting"));
        compared(model);
        assertThat(content(model)).isEqualTo(Content.DIFFERENCES);
        assertThat(lost(model, "drops column said")).isEqualTo("loses values");
        work.letGo();
        assertThat(lost(model, "drops column said")).isEqualTo("no values in it");
    }

    @Test
    void anEstimateSaysSoAndIsRounded() throws IOException {
        ChangesViewModel model = wanting(Clinic.CHANGED);
        compared(model);
        Difference said = difference(model, "drops column said");
        assertThat(CountWords.lost(said, new DataCount(18_204, true))).isEqualTo("about 18,200 values lost");
        assertThat(CountWords.lost(said, new DataCount(18_204, false))).isEqualTo("18,204 values lost");
        assertThat(CountWords.lost(said, new DataCount(0, true))).isEqualTo("loses values");
    }

    @Test
    void theStatementsOfADifferenceAreFoundAndTheDifferenceOfAStatement() throws IOException {
        ChangesViewModel model = wanting(Clinic.CHANGED + "CREATE TABLE rooms (id integer PRIMARY KEY);\n");
        model.comparison().answer(compared(model).openQuestions().getFirst(), true);
        List<WrittenStatement> upgrade = model.revision().previewProperty().get().upgrade();
        List<WrittenStatement> downgrade = model.revision().previewProperty().get().downgrade();
        for (String words : List.of("renames", "adds column age", "drops column said", "adds table rooms")) {
            Difference one = difference(model, words);
            model.focus().look(List.of(one));
            assertThat(model.focus().marks(upgrade)).as(words).hasSize(1);
            assertThat(model.focus().marks(downgrade)).as("back: " + words).hasSize(1);
            WrittenStatement statement = upgrade.get(model.focus().marks(upgrade).iterator().next());
            model.focus().look(List.of());
            model.focus().lookAt(statement);
            assertThat(model.focus().differencesProperty().get()).containsExactly(one);
        }
        model.choice().choose(difference(model, "adds column age"), false);
        model.focus().look(List.of(difference(model, "adds column age")));
        assertThat(model.focus().marks(model.revision().previewProperty().get().upgrade())).isEmpty();
    }

    @Test
    void postgresqlIsWrittenInOnlineFormsWhereAPersonWantsThem() throws IOException {
        PostgresDatabase database = PostgresServer.freshDatabase();
        database.execute(Clinic.VISITORS);
        ChangesViewModel model = model();
        Path project = folder.resolve("clinic");
        Files.createDirectories(project.resolve("none"));
        Clinic.in(bench, project, "").write("retort.toml", "versions = [\"none\"]\n[database]\nurl = \""
                + database.url() + "\"\n[target]\nsql = \"schema.sql\"\n")
                .write("schema.sql", Clinic.VISITORS + "CREATE INDEX ix_visitors_name ON visitors (name);\n").open();
        compared(model);
        assertThat(sql(model)).contains("CREATE INDEX ix_visitors_name");
        model.revision().styleProperty().set(SchemaWriter.Style.ONLINE);
        assertThat(sql(model)).contains("CREATE INDEX CONCURRENTLY ix_visitors_name");
    }
}
