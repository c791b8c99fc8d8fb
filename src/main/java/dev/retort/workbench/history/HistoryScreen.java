package dev.retort.workbench.history;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.function.Consumer;

import javafx.scene.layout.Region;

import dev.retort.backup.BackupManifest;
import dev.retort.engine.Engine;
import dev.retort.workbench.control.FilePrompt;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.shell.Navigator;
import dev.retort.workbench.shell.Notices;
import dev.retort.workbench.shell.Panes;
import dev.retort.workbench.shell.Preferences;
import dev.retort.workbench.shell.Screen;
import dev.retort.workbench.shell.Session;
import dev.retort.workbench.text.Messages;
import dev.retort.workbench.work.Work;

/** The History screen: the migration log and the backups. */
public final class HistoryScreen implements Screen {

    private final Frame frame;
    private final HistoryViewModel log;
    private final BackupsViewModel backups;
    private final HistoryView view;

    /** What it needs of the frame around it. */
    public record Frame(Session session, Panes panes, Notices notices, Navigator navigator, Preferences preferences,
            FilePrompt files, ZoneId zone, Consumer<Path> reveal) {}

    public HistoryScreen(Engine engine, Work work, Frame frame) {
        this.frame = frame;
        log = new HistoryViewModel(engine, work, frame.session(), frame.notices());
        backups = new BackupsViewModel(engine, work, frame.session(), frame.notices());
        view = new HistoryView(log, new BackupsView(backups, frame, this::openRestore), frame, this::restore);
        view.sceneProperty().map(_ -> true).orElse(false).subscribe(inFront -> {
            log.inFront(inFront);
            backups.inFront(inFront);
        });
    }

    /** Opens the pane that restores a backup. */
    public void restore(String backup) {
        backups.find(backup, this::openRestore);
    }

    private void openRestore(BackupManifest backup) {
        backups.restoring(backup).ifPresent(model -> RestorePane.open(model, frame.panes(), frame.zone()));
    }

    /** Selects the latest entry of a revision; empty for the top of the log. */
    public void select(String revision) {
        log.select(revision);
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
        view.focusRows();
    }

    @Override
    public void refresh() {
        backups.checkAgain();
    }

    @Override
    public void find() {
        view.focusFilter();
    }

    @Override
    public void escape() {
        log.selectedProperty().set(null);
    }

    @Override
    public String unsaved() {
        return backups.isRestoring() ? Messages.text("restore.under-way") : "";
    }
}
