package dev.retort.workbench.editor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.retort.problem.SourcePosition;
import dev.retort.sql.DialectName;
import dev.retort.workbench.Bench;
import dev.retort.workbench.editor.FileRow.State;
import dev.retort.workbench.editor.OpenFile.OnDisk;

import static org.assertj.core.api.Assertions.assertThat;

class EditorViewModelTest {

    private static final String TAKE_ORDERS = "91d3f6a8027c_take_orders.sql";
    private static final String REVIEWS = "7f60c9153ade_let_customers_review_what_they_bought.sql";
    private static final String CREATE = "4b7e1c09d2fa_create_customers_and_products.sql";

    @TempDir
    Path folder;

    private Bench bench;
    private EditorViewModel model;
    private Path versions;

    @BeforeEach
    void open() throws IOException {
        bench = Bench.with(folder.toRealPath(), new WithoutWatch());
        model = new EditorViewModel(bench.engine(), bench.work(), bench.session(), bench.notices());
        versions = bench.openSample().folder().resolve("versions");
    }

    @AfterEach
    void close() {
        assertThat(bench.notices().problems()).isEmpty();
        bench.close();
    }

    @Test
    void theTreeHasSettingsAndRevisionsNewestFirst() {
        List<FileRow> rows = model.rowsProperty().get();

        assertThat(rows).extracting(FileRow::name).containsExactly("retort.toml", "versions");
        assertThat(versionRows()).hasSize(6).extracting(FileRow::state).containsOnly(State.PENDING);
        assertThat(versionRows().getLast().name()).isEqualTo(CREATE);
    }

    @Test
    void theTreeFollowsTheDatabaseAndTheTemplate() throws IOException {
        bench.upgrade("4b7e1c09d2fa");

        assertThat(row(CREATE).state()).isEqualTo(State.APPLIED);
        assertThat(row(TAKE_ORDERS).state()).isEqualTo(State.PENDING);

        Path template = bench.session().project().orElseThrow().folder().resolve(".retort/templates/revision.sql");
        Files.createDirectories(template.getParent());
        Files.writeString(template, "-- {message}\n");
        Files.writeString(versions.resolve(CREATE), "\n-- a note\n", java.nio.file.StandardOpenOption.APPEND);
        bench.session().reload();

        assertThat(model.rowsProperty().get()).extracting(FileRow::name).containsExactly("retort.toml",
                ".retort/templates/revision.sql", "versions");
        assertThat(row(CREATE).state()).isEqualTo(State.EDITED);
    }

    @Test
    void aFileIsOpenedOnceAndBroughtToTheFrontAgain() {
        OpenFile first = opened(TAKE_ORDERS);
        opened(REVIEWS);

        model.open(first.path(), new SourcePosition("x", 7, 3));

        assertThat(model.open()).hasSize(2);
        assertThat(model.currentProperty().get()).isSameAs(first);
        assertThat(model.wantedProperty().get()).isEqualTo(new SourcePosition("x", 7, 3));
    }

    @Test
    void problemsFollowTheText() {
        OpenFile file = opened(TAKE_ORDERS);
        assertThat(file.findings()).isEmpty();

        file.textProperty().set(file.text().replace("-- revises: ", "-- revises: zzz, "));
        model.check(file);

        assertThat(file.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.message()).isEqualTo("No revision file has the id zzz.");
            assertThat(file.text().substring(finding.offset(), finding.offset() + finding.length())).isEqualTo("zzz");
        });

        file.textProperty().set(file.text().replace("zzz, ", ""));
        model.check(file);

        assertThat(file.findings()).isEmpty();
        assertThat(file.isDirty()).isFalse();
    }

    @Test
    void savingWritesTheFileAndReadsTheProjectAgain() {
        OpenFile file = opened(TAKE_ORDERS);
        file.textProperty().set(file.text().replaceFirst("-- .*", "-- 주문을 받는다"));
        assertThat(model.unsaved()).isEqualTo(TAKE_ORDERS);

        model.save(file);

        assertThat(content(file.path())).startsWith("-- 주문을 받는다\n");
        assertThat(file.isDirty()).isFalse();
        assertThat(model.unsaved()).isEmpty();
        assertThat(bench.session().project().orElseThrow().scripts().find("91d3f6a8027c").orElseThrow().revision()
                .message()).isEqualTo("주문을 받는다");
        assertThat(bench.notices().sentences()).containsExactly("Saved versions/" + TAKE_ORDERS);
    }

    @Test
    void markAndLineEndsOfTheFileAreKept() throws IOException {
        Path path = versions.resolve(TAKE_ORDERS);
        String raw = "\uFEFF" + content(path).replace("\n", "\r\n");
        Files.writeString(path, raw);
        OpenFile file = opened(TAKE_ORDERS);
        file.textProperty().set(file.text() + "-- the end\n");

        model.save(file);

        assertThat(content(path)).isEqualTo(raw + "-- the end\r\n");
        assertThat(file.findings()).isEmpty();
    }

    @Test
    void aFileWithoutChangesFollowsTheDisk() throws IOException {
        OpenFile file = opened(TAKE_ORDERS);
        Files.writeString(file.path(), "-- other\n");

        bench.session().reload();

        assertThat(file.text()).isEqualTo("-- other\n");
        assertThat(file.onDiskProperty().get()).isEqualTo(OnDisk.SAME);
        assertThat(file.findings()).isNotEmpty();
        assertThat(row(TAKE_ORDERS).state()).isEqualTo(State.PROBLEM);
        assertThat(versionRows().getFirst().name()).isEqualTo(TAKE_ORDERS);
    }

    @Test
    void changesOfTwoPeopleAreNotMixed() throws IOException {
        OpenFile file = opened(TAKE_ORDERS);
        String mine = file.text() + "-- mine\n";
        file.textProperty().set(mine);
        Files.writeString(file.path(), "-- theirs\n");

        model.save(file);

        assertThat(file.onDiskProperty().get()).isEqualTo(OnDisk.CHANGED);
        assertThat(content(file.path())).isEqualTo("-- theirs\n");
        assertThat(file.text()).isEqualTo(mine);

        model.overwrite(file);

        assertThat(content(file.path())).isEqualTo(mine);
        assertThat(file.onDiskProperty().get()).isEqualTo(OnDisk.SAME);
        assertThat(file.isDirty()).isFalse();
    }

    @Test
    void theirsCanBeTakenInstead() throws IOException {
        OpenFile file = opened(TAKE_ORDERS);
        file.textProperty().set("-- mine\n");
        Files.writeString(file.path(), "-- theirs\n");
        model.lookAtDisk();
        assertThat(file.onDiskProperty().get()).isEqualTo(OnDisk.CHANGED);

        model.revert(file);

        assertThat(file.text()).isEqualTo("-- theirs\n");
        assertThat(file.onDiskProperty().get()).isEqualTo(OnDisk.SAME);
        assertThat(file.isDirty()).isFalse();
    }

    @Test
    void aFileThatIsGoneCanBeWrittenAgain() throws IOException {
        OpenFile file = opened(TAKE_ORDERS);
        Files.delete(file.path());
        model.lookAtDisk();
        assertThat(file.onDiskProperty().get()).isEqualTo(OnDisk.GONE);

        model.overwrite(file);

        assertThat(content(file.path())).isEqualTo(file.text());
        assertThat(file.onDiskProperty().get()).isEqualTo(OnDisk.SAME);
    }

    @Test
    void aFileThatIsNotUtf8IsShownButNotEdited() throws IOException {
        byte[] latin = "-- Größe\n".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        Path path = Files.write(versions.resolve("aaa.sql"), latin);
        bench.session().reload();
        OpenFile file = opened("aaa.sql");
        file.textProperty().set("-- anything");

        model.save(file);
        model.overwrite(file);

        assertThat(file.isEditable()).isFalse();
        assertThat(file.findings()).singleElement().satisfies(finding -> assertThat(finding.message())
                .contains("not UTF-8"));
        assertThat(Files.readAllBytes(path)).isEqualTo(latin);
        assertThat(row("aaa.sql").state()).isEqualTo(State.PROBLEM);
    }

    @Test
    void aProjectWithoutAGraphIsMendedHere() throws IOException {
        Path path = versions.resolve(TAKE_ORDERS);
        String good = content(path);
        Files.writeString(path, good.replace("-- +upgrade", "-- +upgrad"));
        bench.session().reload();
        assertThat(bench.session().project().orElseThrow().isReadable()).isFalse();
        OpenFile file = opened(TAKE_ORDERS);
        assertThat(file.findings()).isNotEmpty();

        file.textProperty().set(good);
        model.save(file);

        assertThat(bench.session().project().orElseThrow().isReadable()).isTrue();
        assertThat(file.findings()).isEmpty();
        assertThat(row(TAKE_ORDERS).state()).isEqualTo(State.PENDING);
    }

    @Test
    void brokenSettingsAreNamedOnceTheyAreSaved() {
        Path path = bench.session().project().orElseThrow().project().settingsFile();
        model.open(path, null);
        OpenFile file = current();
        String good = file.text();

        file.textProperty().set("versions = [\n");
        model.save(file);

        assertThat(file.findings()).singleElement().satisfies(finding -> assertThat(finding.isError()).isTrue());

        file.textProperty().set(good);
        model.save(file);

        assertThat(file.findings()).isEmpty();
    }

    @Test
    void anAppliedRevisionOpensWithAWarning() {
        OpenFile pending = opened(REVIEWS);
        assertThat(pending.warningProperty().get()).isEmpty();

        bench.upgrade("4b7e1c09d2fa");
        OpenFile applied = opened(CREATE);

        assertThat(applied.warningProperty().get()).contains("changes history");
        assertThat(pending.warningProperty().get()).isEmpty();
    }

    @Test
    void closingGoesToTheNeighbour() {
        OpenFile first = opened(TAKE_ORDERS);
        OpenFile second = opened(REVIEWS);

        model.close(second);

        assertThat(model.currentProperty().get()).isSameAs(first);

        model.close(first);

        assertThat(model.currentProperty().get()).isNull();
        assertThat(model.open()).isEmpty();
    }

    @Test
    void thePreviewSaysWhatTheSavedFileRuns() {
        PreviewModel preview = new PreviewModel(bench.engine(), bench.work(), bench.session(), model);
        preview.dialectProperty().set(DialectName.SQLITE);
        OpenFile file = opened(TAKE_ORDERS);

        assertThat(preview.previewProperty().get()).isInstanceOfSatisfying(Preview.Statements.class, both -> {
            assertThat(both.upgrade().lines()).extracting(Preview.Line::sentence)
                    .anySatisfy(sentence -> assertThat(sentence).startsWith("Creates table orders"));
            assertThat(both.downgrade().lines()).extracting(Preview.Line::kind)
                    .contains(Preview.Effect.REMOVES);
        });

        file.textProperty().set(file.text() + "SELECT 1;\n");
        assertThat(preview.previewProperty().get())
                .isEqualTo(new Preview.Nothing("Save the file to see what it would run."));

        int before = ((Preview.Statements) statementsAfterSaving(file, preview)).downgrade().lines().size();
        assertThat(before).isGreaterThan(1);
    }

    private Preview statementsAfterSaving(OpenFile file, PreviewModel preview) {
        model.save(file);
        assertThat(preview.previewProperty().get()).isInstanceOf(Preview.Statements.class);
        return preview.previewProperty().get();
    }

    private OpenFile opened(String name) {
        model.open(versions.resolve(name), null);
        return current();
    }

    private OpenFile current() {
        return Objects.requireNonNull(model.currentProperty().get());
    }

    private List<FileRow> versionRows() {
        return model.rowsProperty().get().getLast().files();
    }

    private FileRow row(String name) {
        return versionRows().stream().filter(row -> row.name().equals(name)).findFirst().orElseThrow();
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
