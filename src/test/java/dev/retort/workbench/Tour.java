package dev.retort.workbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import dev.retort.browse.TableName;
import dev.retort.engine.DatabaseChoice;
import dev.retort.workbench.shell.Destination;
import dev.retort.workbench.shell.Preferences;
import dev.retort.workbench.theme.Appearance;
import dev.retort.workbench.theme.Theme;
import dev.retort.workbench.work.InlineWork;

/** Goes through every screen of the workbench and the states worth seeing, and stops at each for a look. */
final class Tour {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path folder;
    private final Theme theme;
    private final double width;
    private final double height;
    private final Stop stop;

    /** What is done where the tour stops. */
    interface Stop {
        void at(String name, Scene scene);
    }

    Tour(Path folder, Theme theme, double width, double height, Stop stop) {
        this.folder = folder;
        this.theme = theme;
        this.width = width;
        this.height = height;
        this.stop = stop;
    }

    /** Everything a person with the project of the pictures would see. */
    void ofWaypoint() throws IOException {
        try (Waypoint waypoint = new Waypoint(folder)) {
            waypoint.upgrade("waypoint-staging", "78c0f5a2e1d6", "2fd8b7a04e91", "47f2d90c3ba6", "a5d6720f8ec4",
                    "d72b8e90f645", "e4470c1d8f93", "8d1e0b52c6aa");
            waypoint.fill("waypoint-staging");
            waypoint.upgrade("waypoint-production", "8d1e0b52c6aa");
            waypoint.fill("waypoint-production");
            Window window = open(waypoint, "");
            window.see("welcome");
            window.use("waypoint-staging");
            window.go(new Destination.InGraph("c1f0a9473be2")).see("graph");
            window.press(KeyCode.P).type("#command-palette-field", "case").see("palette");
            window.press(KeyCode.ESCAPE);
            window.go(new Destination.NewRevision(List.of("head"))).see("new-revision");
            window.press(KeyCode.ESCAPE);
            window.go(new Destination.OnScreen("connections")).fire("#profile-test").see("connections");
            window.go(Destination.upgrade("head")).see("apply");
            window.fire("#apply-button").see("applied");
            window.fire("#show-changes").go(new Destination.InTables(new TableName("main", "cases")))
                    .await("#table-rows-seen").see("tables");
            window.go(new Destination.InHistory("")).see("history");
            window.go(new Destination.Restore(window.backup())).see("restore");
            window.press(KeyCode.ESCAPE);
            window.go(new Destination.InEditor(window.file("c1f0a9473be2"), null)).see("editor");
            changes(waypoint);
            running(waypoint);
        }
    }

    /** The staging database, which is at head, beside what the service wants next. */
    private void changes(Waypoint waypoint) throws IOException {
        waypoint.want();
        Window window = open(waypoint, "waypoint-staging");
        window.go(new Destination.OnScreen("changes")).fire("#changes-compare");
        window.line("#changes-tree", 1);
        window.type("#changes-message", "Match visitors to counsellors by skill").see("changes");
        window.fire("#rename-yes-name").see("changes-renamed");
    }

    /** What a person would see who has made a project and nothing more. */
    void ofNothing() throws IOException {
        Path parent = Files.createDirectories(folder.resolve("nothing"));
        try (Waypoint waypoint = new Waypoint(parent)) {
            waypoint.engine().connections().profiles()
                    .forEach(profile -> waypoint.engine().connections().remove(profile.name()));
            Path project = parent.resolve("intake-forms");
            waypoint.engine().init(project);
            Window window = new Window(waypoint, new InlineWork());
            window.open(project, DatabaseChoice.OF_THE_PROJECT);
            for (String screen : List.of("graph", "editor", "tables", "history", "connections")) {
                window.go(new Destination.OnScreen(screen)).see("empty-" + screen);
            }
        }
    }

    /** What a person with an Alembic project would see. */
    void ofIntakeForms() throws IOException {
        Path parent = Files.createDirectories(folder.resolve("intake"));
        try (Waypoint waypoint = new Waypoint(parent)) {
            Path project = IntakeForms.in(parent);
            InlineWork work = new InlineWork();
            Window window = new Window(waypoint, work);
            window.open(project, DatabaseChoice.OF_THE_PROJECT);
            window.go(new Destination.InGraph(IntakeForms.READS_ROWS)).see("alembic-graph");
            window.go(new Destination.InGraph(IntakeForms.UNREADABLE)).see("alembic-unreadable");
            window.go(new Destination.InEditor(project.resolve("migrations/versions/" + IntakeForms.READS_ROWS + ".py"),
                    null)).see("alembic-editor");
            window.go(Destination.upgrade("head")).see("alembic-refused");
            window.fire("#alembic-once");
            window.step(2).see("alembic-reads-rows");
            window.step(3).see("alembic-outside");
            boolean[] seen = {false};
            work.afterEachMessage(() -> {
                waypoint.pass(Duration.ofMillis(170));
                if (!seen[0] && window.says("#run-output", "workers")) {
                    seen[0] = true;
                    window.see("alembic-running");
                }
            });
            window.fire("#apply-button").see("alembic-applied");
            window.press(KeyCode.ESCAPE);
            waypoint.engine().programs().allowAlembic(waypoint.engine().open(project));
            window.fire("#settings-button").see("settings");
        }
    }

    /** A run on production, in the middle of its second step. */
    private void running(Waypoint waypoint) {
        InlineWork work = new InlineWork();
        Window window = new Window(waypoint, work);
        window.use("waypoint-production");
        window.go(Destination.upgrade("head"));
        window.type("#confirm-name", "waypoint-production");
        int[] heard = {0};
        work.afterEachMessage(() -> {
            waypoint.pass(Duration.ofMillis(3700));
            if (++heard[0] == 14) {
                window.see("running");
            }
        });
        window.fire("#apply-button");
    }

    private Window open(Waypoint waypoint, String profile) {
        Window window = new Window(waypoint, new InlineWork());
        if (!profile.isEmpty()) {
            window.use(profile);
        }
        return window;
    }

    /** A window that is shown nowhere. */
    final class Window {

        private final Waypoint waypoint;
        private final Workbench bench;
        private final Scene scene;

        Window(Waypoint waypoint, InlineWork work) {
            this.waypoint = waypoint;
            Preferences preferences = Preferences.read(folder.resolve("none"));
            bench = Pictures.onWindow(() -> new Workbench(waypoint.engine(), work, preferences,
                    new Desktop(waypoint.clock(), ZoneOffset.UTC, waypoint.folders(), (_, _) -> Optional.empty(),
                            new Bench.GivenFiles(), _ -> {})));
            scene = Pictures.onWindow(() -> {
                bench.parts().recent().opened(Path.of("/home/mira/work/intake-forms"),
                        Waypoint.NOW.minus(Duration.ofDays(3)));
                Scene made = new Scene(bench.shell(), width, height);
                new Appearance(theme).dress(made);
                return made;
            });
        }

        void see(String name) {
            stop.at(name, scene);
        }

        Window use(String profile) {
            return open(waypoint.folder(), DatabaseChoice.profile(profile));
        }

        Window open(Path project, DatabaseChoice database) {
            return on(bench -> bench.parts().session().open(project, database, failure -> {
                throw new AssertionError(failure);
            }));
        }

        /** Chooses a line of the plan, counted from 0. */
        Window step(int index) {
            return on(_ -> ((ListView<?>) find("#plan-steps")).getSelectionModel().select(index));
        }

        /** Selects a line of a tree, counted from 0. */
        Window line(String tree, int index) {
            return on(_ -> ((TreeView<?>) find(tree)).getSelectionModel().select(index));
        }

        boolean says(String area, String words) {
            return Pictures
                    .onWindow(() -> scene.lookup(area) instanceof TextArea text && text.getText().contains(words));
        }

        /** Waits until a label has words: those that come a moment after what they are about. */
        Window await(String label) {
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (Pictures.onWindow(() -> ((Label) find(label)).getText().isEmpty())) {
                if (System.nanoTime() - end > 0) {
                    throw new AssertionError(label + " never says anything");
                }
            }
            return this;
        }

        Window go(Destination place) {
            return on(bench -> bench.go(place));
        }

        Window fire(String button) {
            return on(_ -> ((Button) find(button)).fire());
        }

        Window choose(String button) {
            return on(_ -> ((RadioButton) find(button)).setSelected(true));
        }

        Window type(String field, String text) {
            return on(_ -> ((TextField) find(field)).setText(text));
        }

        /** Presses a key, with the shortcut key unless it is Escape. */
        Window press(KeyCode key) {
            return on(_ -> {
                Node target = scene.getFocusOwner() == null ? scene.getRoot() : scene.getFocusOwner();
                target.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, key != KeyCode.ESCAPE, false,
                        false));
            });
        }

        String backup() {
            return waypoint.engine().backups().list(bench.parts().session().project().orElseThrow(),
                    bench.parts().session().database().orElseThrow()).getFirst().id();
        }

        Path file(String revision) {
            return bench.parts().session().project().orElseThrow().scripts().find(revision).orElseThrow().path();
        }

        private Node find(String id) {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            Node found = scene.lookup(id);
            if (found == null) {
                throw new AssertionError("there is no " + id);
            }
            return found;
        }

        private Window on(Consumer<Workbench> action) {
            Pictures.onWindow(() -> {
                action.accept(bench);
                return true;
            });
            return this;
        }
    }
}
