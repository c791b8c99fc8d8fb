package dev.retort.workbench.editor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.retort.engine.RevisionState;
import dev.retort.revision.Direction;
import dev.retort.script.ScriptProblem.Severity;
import dev.retort.workbench.Bench;
import dev.retort.workbench.editor.FileNode.Folder;
import dev.retort.workbench.editor.FileNode.OfFile;
import dev.retort.workbench.editor.OpenFile.Outside;
import dev.retort.workbench.editor.PreviewModel.Preview;

import static org.assertj.core.api.Assertions.assertThat;

class EditorViewModelTest {

    private static final String ORDERS = "91d3f6a8027c_take_orders.sql";

    @TempDir
    Path folder;

    private Bench bench;
    private EditorViewModel model;

    @BeforeEach
    void open() {
        bench = Bench.inline(folder);
        model = new EditorViewModel(bench.engine(), bench.work(), bench.session(), bench.notices());
        bench.openSample();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void theTreeHasTheRevisionsNewestFirstAndTheSettings() {
        Folder versions = (Folder) model.treeProperty().get().getFirst();

        assertThat(versions.name()).isEqualTo("versions");
        assertThat(versions.children()).hasSize(6);
        assertThat(versions.children().getFirst().name()).startsWith("d8124e5b9a70");
        assertThat(model.treeProperty().get()).last().isInstanceOfSatisfying(OfFile.class,
                file -> assertThat(file.name()).isEqualTo("retort.toml"));
    }

    @Test
    void theTreeSaysWhatIsAppliedAndWhatIsBroken() throws IOException {
        bench.upgrade("91d3f6a8027c");
        assertThat(stateOf(ORDERS)).isEqualTo(FileNode.State.APPLIED);
        assertThat(stateOf("d8124e5b9a70_merge_sales_and_catalog.sql")).isEqualTo(FileNode.State.PENDING);

        Files.writeString(versions().resolve(ORDERS), "-- no header\nSELECT 1;\n");
        bench.session().reload();

        assertThat(stateOf(ORDERS)).isEqualTo(FileNode.State.BROKEN);
    }

    @Test
    void openingTwiceGivesOneTab() {
        OpenFile first = open(ORDERS);
        open("c05a2be47f19_keep_each_orders_total.sql");

        OpenFile again = open(ORDERS);

        assertThat(again).isSameAs(first);
        assertThat(model.open()).hasSize(2);
        assertThat(model.currentProperty().get()).isSameAs(first);
    }

    @Test
    void problemsShowAsOneTypes() {
        OpenFile file = open(ORDERS);
        assertThat(file.count(Severity.ERROR)).isZero();

        file.textProperty().set(file.textProperty().get().replace("-- +upgrade", "-- +upgrade postgres"));
        model.check(file);

        assertThat(file.problemsProperty().get()).isNotEmpty().first()
                .satisfies(problem -> assertThat(problem.at().line()).isPositive());
    }

    @Test
    void savingWritesTheFileAndSaysSo() throws IOException {
        OpenFile file = open(ORDERS);
        file.textProperty().set(file.textProperty().get() + "\n-- 주문\n");
        assertThat(file.dirtyProperty().get()).isTrue();
        assertThat(model.unsaved()).isEqualTo(ORDERS);

        model.save(file);

        assertThat(file.dirtyProperty().get()).isFalse();
        assertThat(Files.readString(file.path())).endsWith("-- 주문\n");
        assertThat(bench.notices().sentences()).containsExactly("versions/" + ORDERS + " is saved");
    }

    @Test
    void savingKeepsTheByteOrderMarkAndTheLineEnds() throws IOException {
        Path path = versions().resolve(ORDERS);
        Files.writeString(path, "\uFEFF" + Files.readString(path).replace("\n", "\r\n"));
        OpenFile file = open(ORDERS);
        assertThat(file.textProperty().get()).doesNotContain("\r").startsWith("-- ");

        file.textProperty().set(file.textProperty().get() + "-- end\n");
        model.save(file);

        assertThat(Files.readString(path)).startsWith("\uFEFF-- ").endsWith("-- end\r\n")
                .doesNotContainPattern("[^\r]\n");
    }

    @Test
    void aFileThatChangedOnDiskIsNotOverwrittenUnasked() throws IOException {
        OpenFile file = open(ORDERS);
        String before = file.textProperty().get();
        file.textProperty().set(before + "-- mine\n");
        Files.writeString(file.path(), before + "-- theirs\n");

        model.save(file);

        assertThat(file.outsideProperty().get()).isEqualTo(Outside.CHANGED);
        assertThat(Files.readString(file.path())).endsWith("-- theirs\n");
        assertThat(Objects.requireNonNull(file.onDiskProperty().get()).shown()).endsWith("-- theirs\n");

        model.keepMine(file);

        assertThat(Files.readString(file.path())).endsWith("-- mine\n");
        assertThat(file.outsideProperty().get()).isEqualTo(Outside.SAME);
    }

    @Test
    void reloadingTakesWhatIsOnDisk() throws IOException {
        OpenFile file = open(ORDERS);
        String before = file.textProperty().get();
        file.textProperty().set(before + "-- mine\n");
        Files.writeString(file.path(), before + "-- theirs\n");
        model.save(file);

        model.reload(file);

        assertThat(file.textProperty().get()).endsWith("-- theirs\n");
        assertThat(file.dirtyProperty().get()).isFalse();
    }

    @Test
    void aChangeOutsideIsTakenWhereNothingWasTyped() throws IOException {
        OpenFile file = open(ORDERS);
        Files.writeString(file.path(), file.textProperty().get() + "-- theirs\n");

        bench.session().reload();

        assertThat(file.textProperty().get()).endsWith("-- theirs\n");
        assertThat(file.outsideProperty().get()).isEqualTo(Outside.SAME);
    }

    @Test
    void aDeletedFileIsToldAndCanBeWrittenAgain() throws IOException {
        OpenFile file = open(ORDERS);
        Files.delete(file.path());

        bench.session().reload();
        assertThat(file.outsideProperty().get()).isEqualTo(Outside.DELETED);

        model.keepMine(file);
        assertThat(file.path()).exists();
    }

    @Test
    void closingWithChangesAsksFirst() {
        OpenFile file = open(ORDERS);
        file.textProperty().set("-- other");

        model.close(file);
        assertThat(model.open()).containsExactly(file);
        assertThat(file.closingProperty().get()).isTrue();

        model.drop(file);
        assertThat(model.open()).isEmpty();
        assertThat(model.currentProperty().get()).isNull();
    }

    @Test
    void savingAndClosingDoesBoth() throws IOException {
        OpenFile file = open(ORDERS);
        file.textProperty().set(file.textProperty().get() + "-- end\n");

        model.saveAndClose(file);

        assertThat(model.open()).isEmpty();
        assertThat(Files.readString(file.path())).endsWith("-- end\n");
    }

    @Test
    void aFileThatIsNotUtf8IsAProblem() throws IOException {
        Path path = versions().resolve("latin.sql");
        Files.write(path, "-- caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));

        model.open(path, _ -> {});

        assertThat(model.open()).isEmpty();
        assertThat(bench.notices().problems()).isNotEmpty();
    }

    @Test
    void anAppliedRevisionIsKnownAsSuch() {
        bench.upgrade("head");

        assertThat(model.stateOf(open(ORDERS))).hasValueSatisfying(
                state -> assertThat(state).extracting(RevisionState::applied).isEqualTo(true));
    }

    @Test
    void thePreviewSaysInWordsWhatTheFileRuns() {
        open(ORDERS);

        model.preview().wantedProperty().set(true);

        assertThat(model.preview().previewProperty().get()).isInstanceOfSatisfying(Preview.Statements.class,
                preview -> assertThat(preview.statements()).first()
                        .satisfies(first -> assertThat(first.sentence()).startsWith("creates table orders")));

        model.preview().directionProperty().set(Direction.DOWNGRADE);

        assertThat(model.preview().previewProperty().get()).isInstanceOfSatisfying(Preview.Statements.class,
                preview -> assertThat(preview.statements()).anySatisfy(
                        statement -> assertThat(statement.losesData()).isTrue()));
    }

    @Test
    void anotherProjectClosesTheTabs() {
        open(ORDERS);

        bench.session().show(bench.engine().copySample(folder.resolve("other")),
                dev.retort.engine.DatabaseChoice.OF_THE_PROJECT);

        assertThat(model.open()).isEmpty();
        assertThat(model.treeProperty().get()).isNotEmpty();
    }

    private OpenFile open(String name) {
        model.open(versions().resolve(name), _ -> {});
        return Objects.requireNonNull(model.currentProperty().get());
    }

    private Path versions() {
        return bench.session().project().orElseThrow().folder().resolve("versions");
    }

    private FileNode.State stateOf(String name) {
        List<FileNode> files = ((Folder) model.treeProperty().get().getFirst()).children();
        return files.stream().filter(file -> file.name().equals(name)).map(file -> ((OfFile) file).state()).findFirst()
                .orElseThrow();
    }
}
