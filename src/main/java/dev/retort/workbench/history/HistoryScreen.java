package dev.retort.workbench.history;

import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

import dev.retort.connect.Database;
import dev.retort.engine.DatabaseState;
import dev.retort.engine.Engine;
import dev.retort.engine.OpenProject;
import dev.retort.workbench.control.FilePrompt;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.shell.Navigator;
import dev.retort.workbench.shell.Notices;
import dev.retort.workbench.shell.Pane;
import dev.retort.workbench.shell.Panes;
import dev.retort.workbench.shell.Preferences;
import dev.retort.workbench.shell.Screen;
import dev.retort.workbench.shell.Session;
import dev.retort.workbench.shell.Standing;
import dev.retort.workbench.text.Messages;
import dev.retort.workbench.work.Work;

/** What ran on the database, and the backups to go back with. */
public final class HistoryScreen implements Screen {

    private final Engine engine;
    private final Work work;
    private final Frame frame;
    private final LogModel log;
    private final BackupsModel backups;
    private final HistoryView view;
    private @Nullable Database read;
    private List<String> readRows = List.of();
    private boolean stale;
    private boolean inFront;

    /** What is around the screen. */
    public record Frame(Session session, Panes panes, Notices notices, Navigator navigator, FilePrompt files,
            Preferences preferences, ZoneId zone) {}

    public HistoryScreen(Engine engine, Work work, Frame frame) {
        this.engine = engine;
        this.work = work;
        this.frame = frame;
        log = new LogModel(engine, work, frame.session(), frame.notices());
        backups = new BackupsModel(engine, work, frame.session(), frame.notices());
        view = new HistoryView(log, backups, frame, this::restore);
        frame.session().migratingProperty().addListener((_, before, _) -> stale |= before != null);
        frame.session().databaseProperty().subscribe(_ -> databaseChanged());
        frame.session().standingProperty().subscribe(_ -> readWhatIsStale());
    }

    private void databaseChanged() {
        Database now = frame.session().database().orElse(null);
        if (!Objects.equals(now, read)) {
            read = null;
            log.clear();
            backups.clear();
            readWhatIsStale();
        }
    }

    private void readWhatIsStale() {
        Database now = frame.session().database().orElse(null);
        if (!inFront || now == null || !(frame.session().standingProperty().get() instanceof Standing.Known known)) {
            return;
        }
        if (stale || !now.equals(read) || !known.state().rows().equals(readRows)) {
            refresh();
        }
    }

    /** Opens the pane that restores a backup, once the list of them is read. */
    public void restoring(String backup) {
        backups.reload(() -> backups.find(backup).ifPresentOrElse(row -> {
            view.select(row);
            restore(row);
        }, () -> frame.notices().note(Messages.text("history.backups.gone", backup))));
    }

    /** Shows a revision's latest entry; empty for the top of the log. */
    public void look(String revision) {
        log.filterProperty().set("");
        log.rowOf(revision).ifPresent(view::select);
    }

    private void restore(BackupRow row) {
        OpenProject project = frame.session().project().orElse(null);
        Database database = frame.session().database().orElse(null);
        if (project == null || database == null) {
            return;
        }
        RestoreModel model = new RestoreModel(engine, work, frame.session(), project, database, row.manifest());
        frame.panes().open(Pane.narrow(RestoreForm.of(model, frame.zone(), frame.panes()::close))
                .closingWhen(() -> !model.isRunning()));
    }

    @Override
    public String id() {
        return "history";
    }

    @Override
    public String title() {
        return Messages.text("history.title");
    }

    @Override
    public Icon icon() {
        return Icon.HISTORY;
    }

    @Override
    public Region view() {
        return view;
    }

    @Override
    public void shown() {
        inFront = true;
        readWhatIsStale();
    }

    @Override
    public void refresh() {
        stale = false;
        read = frame.session().database().orElse(null);
        readRows = frame.session().state().map(DatabaseState::rows).orElse(List.of());
        log.reload();
        backups.reload(() -> {});
    }

    @Override
    public void find() {
        view.find();
    }
}
