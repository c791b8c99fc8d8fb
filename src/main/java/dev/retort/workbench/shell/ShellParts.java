package dev.retort.workbench.shell;

import java.time.Clock;

import dev.retort.engine.Engine;
import dev.retort.workbench.work.Work;

/** What the frame is made of, put together by the composition root. */
public record ShellParts(Session session, Engine engine, Work work, Clock clock, Preferences preferences,
        RecentProjects recent, StatusModel status, PaneHost host, ProjectActions projects, ShellViewModel model,
        Navigator navigator) {

    /** Puts them together. */
    public static ShellParts of(Engine engine, Work work, Clock clock, Preferences preferences, FolderPrompt folders,
            Navigator navigator) {
        Session session = new Session(engine, work);
        RecentProjects recent = new RecentProjects(preferences);
        PaneHost host = new PaneHost();
        ProjectActions projects = new ProjectActions(session, engine, work, preferences, folders, host);
        return new ShellParts(session, engine, work, clock, preferences, recent, new StatusModel(work), host, projects,
                new ShellViewModel(session, recent, clock), navigator);
    }

    public Panes panes() {
        return host;
    }

    public Notices notices() {
        return status;
    }
}
