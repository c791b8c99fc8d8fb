package dev.retort.workbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import javafx.scene.control.TableView;

import org.junit.jupiter.api.Test;

import dev.retort.engine.DatabaseState;
import dev.retort.schema.TableSummary;
import dev.retort.workbench.graph.GraphRow;

import static org.assertj.core.api.Assertions.assertThat;

/** An Alembic project, opened in the workbench as it is. */
class AlembicJourneyTest extends WorkbenchTest {

    private static final String REVISION = """
            \"""%2$s\"""
            from alembic import op
            import sqlalchemy as sa

            revision = '%1$s'
            down_revision = %3$s


            def upgrade():
                op.create_table('%1$s', sa.Column('id', sa.Integer(), primary_key=True))


            def downgrade():
                op.drop_table('%1$s')
            """;

    @Test
    void itsGraphIsShownAppliedAndTakenBack() throws IOException {
        Path project = makeProject();
        Pictures.onWindow(() -> {
            workbench().parts().projects().open(project);
            return true;
        });
        TableView<?> graph = rows("#graph-table", 2);
        until("the database's state is read", () -> state() != null);
        says("#state-summary", "2 revisions behind");

        select(graph, 0);
        see("#revision-details");
        until("its SQL is shown", () -> !robot.lookup("#details-upgrade-sql").queryAll().isEmpty());
        Pictures.write(Pictures.onWindow(() -> workbench().shell().getScene()),
                Path.of("target/pictures/alembic-project.png"));

        click("#upgrade-head-button");
        see("#plan-steps");
        says("#apply-button", "Apply 2 revisions");
        click("#apply-button");
        see("#apply-result");
        says("#state-summary", "Up to date");
        assertThat(tables()).contains("users", "orders");

        click("#show-changes");
        see("#tables-tree");
        click("#nav-graph");
        select(rows("#graph-table", 2), 1);
        click("#action-downgrade-here");
        see("#plan-steps");
        click("#apply-button");
        until("the database is back", () -> state() != null && state().rows().equals(List.of("users")));
        assertThat(tables()).contains("users").doesNotContain("orders");
    }

    private Path makeProject() throws IOException {
        Path project = Files.createDirectories(folder.resolve("backend"));
        Files.createDirectories(project.resolve("alembic/versions"));
        Files.writeString(project.resolve("alembic.ini"),
                "[alembic]\nscript_location = alembic\nsqlalchemy.url = sqlite:///backend.db\n");
        Files.writeString(project.resolve("alembic/env.py"), "context.configure(connection=connection)\n");
        Files.writeString(project.resolve("alembic/versions/users.py"),
                REVISION.formatted("users", "Create users", "None"));
        Files.writeString(project.resolve("alembic/versions/orders.py"),
                REVISION.formatted("orders", "Take orders", "'users'"));
        Files.createFile(project.resolve("backend.db"));
        return project;
    }

    private void select(TableView<?> graph, int row) {
        Pictures.onWindow(() -> {
            GraphRow wanted = (GraphRow) graph.getItems().get(row);
            graph.getSelectionModel().clearAndSelect(graph.getItems().indexOf(wanted));
            return true;
        });
    }

    private DatabaseState state() {
        return workbench().parts().session().state().orElse(null);
    }

    private List<String> tables() {
        return engine().tables().list(workbench().parts().session().database().orElseThrow()).stream()
                .map(TableSummary::name).toList();
    }
}
