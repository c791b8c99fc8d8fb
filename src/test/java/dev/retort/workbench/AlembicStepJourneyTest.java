package dev.retort.workbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;

import dev.retort.workbench.shell.Destination;

import static org.assertj.core.api.Assertions.assertThat;

/** A step that Retort cannot read, run by the project's own Alembic once a person has said so. Needs Debian's alembic. */
class AlembicStepJourneyTest extends WorkbenchTest {

    @Test
    void itIsAskedForOnceRunWithItsOutputShownAndNotAskedForAgain() throws IOException {
        Path project = IntakeForms.in(folder);
        Path calls = project.resolve("calls.txt");
        Pictures.onWindow(() -> {
            workbench().parts().projects().open(project);
            return true;
        });
        says("#state-summary", "4 revisions behind");
        click("#upgrade-head-button");
        see("#alembic-question");
        assertThat(((Labeled) see("#alembic-command")).getText()).startsWith("./alembic.sh upgrade");
        robot.type(KeyCode.ESCAPE);
        seeNot("#apply-pane");
        assertThat(calls).as("saying nothing is no yes").doesNotExist();

        click("#upgrade-head-button");
        click("#alembic-allow");
        ListView<?> steps = (ListView<?>) see("#plan-steps");
        Pictures.onWindow(() -> {
            steps.getSelectionModel().select(2);
            return true;
        });
        see("#runtime-query");
        Pictures.onWindow(() -> {
            steps.getSelectionModel().select(3);
            return true;
        });
        assertThat(((Labeled) see("#runtime-command")).getText())
                .isEqualTo("./alembic.sh upgrade " + IntakeForms.UNREADABLE);
        assertThat(calls).as("reading the plan runs nothing").doesNotExist();
        click("#apply-button");
        see("#show-changes");
        says("#state-summary", "Up to date");
        assertThat(Files.readAllLines(calls)).hasSize(1);
        click("#apply-cancel");

        Pictures.onWindow(() -> {
            workbench().go(Destination.downgrade("base"));
            return true;
        });
        see("#plan-steps");
        seeNot("#alembic-question");
        click("#apply-button");
        says("#state-summary", "4 revisions behind");
        click("#apply-cancel");
        click("#upgrade-head-button");
        says("#apply-button", "Apply 4 revisions");
        seeNot("#alembic-question");
        assertThat(Files.readAllLines(calls)).as("the way down could be read").hasSize(1);
        robot.type(KeyCode.ESCAPE);
        seeNot("#apply-pane");

        click("#settings-button");
        saysWithin("#settings-programs", "./alembic.sh");
        click("#settings-programs-take-back");
        seeNot("#settings-programs");
        robot.type(KeyCode.ESCAPE);
        click("#upgrade-head-button");
        see("#alembic-question");
    }
}
