package dev.retort.workbench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;

import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;

import dev.retort.workbench.shell.Destination;

import static org.assertj.core.api.Assertions.assertThat;

/** Alembic's files in the editor: coloured, checked with file and line, and new ones in the project's own form. */
class AlembicEditorJourneyTest extends WorkbenchTest {

    @Test
    void aStepThatCannotBeReadIsMarkedAndANewRevisionIsWrittenAsAlembicWouldWriteIt() throws Exception {
        Path project = IntakeForms.in(folder);
        Path versions = project.resolve("migrations/versions");
        Pictures.onWindow(() -> {
            workbench().parts().projects().open(project);
            return true;
        });
        says("#state-summary", "4 revisions behind");
        Pictures.onWindow(() -> {
            workbench().go(new Destination.InEditor(versions.resolve(IntakeForms.UNREADABLE + ".py"), null));
            return true;
        });
        CodeArea area = (CodeArea) see("#editor-area");
        until("the text is coloured", () -> styles(area).contains("code-keyword"));
        assertThat(styles(area)).contains("code-string", "code-function", "code-type");
        ListView<?> problems = (ListView<?>) see("#editor-problems");
        until("the body is checked", () -> problems.getItems().size() == 1);
        saysWithin("#editor-problems", "Line 19");
        saysWithin("#editor-preview", "multiprocessing");
        Pictures.write(Pictures.onWindow(() -> workbench().shell().getScene()),
                Path.of("target/pictures/alembic-editor-problem.png"));

        robot.push(KeyCode.CONTROL, KeyCode.DIGIT1);
        see("#graph-table");
        click("#graph-new-revision");
        Pictures.onWindow(() -> {
            ((TextField) see("#new-revision-message")).setText("상담 메모 추가");
            return true;
        });
        click("#new-revision-create");
        until("the new file is in front", () -> robot.lookup("#editor-area").queryAll().stream()
                .anyMatch(shown -> shown instanceof CodeArea code && code.getText().contains("상담 메모 추가")));
        List<Path> written;
        try (var files = Files.list(versions)) {
            written = files.filter(file -> file.getFileName().toString().contains("상담_메모_추가")).toList();
        }
        assertThat(written).hasSize(1);
        assertThat(Files.readString(written.getFirst())).contains("down_revision", IntakeForms.HEAD, "def upgrade()",
                "def downgrade()");
        says("#state-summary", "5 revisions behind");
    }

    private static String styles(CodeArea area) {
        return Pictures.onWindow(() -> area.getStyleSpans(0, area.getLength()).toString());
    }
}
