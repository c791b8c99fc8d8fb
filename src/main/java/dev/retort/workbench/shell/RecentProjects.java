package dev.retort.workbench.shell;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The projects that were opened last, latest first, with what was seen of each when it was open. */
public final class RecentProjects {

    private static final int KEPT = 12;

    private final Preferences preferences;
    private final ObservableList<Recent> list = FXCollections.observableArrayList();
    private final ObservableList<Recent> listShown = FXCollections.unmodifiableObservableList(list);

    /**
     * A project that was open.
     *
     * @param folder where it was
     * @param openedAt when last
     * @param look how it stood then: {@code success}, {@code warning}, {@code accent}; empty where nobody saw
     * @param standing how it stood then, in words; empty where nobody saw
     */
    public record Recent(Path folder, Instant openedAt, String look, String standing) {

        public String name() {
            Path name = folder.getFileName();
            return name == null ? folder.toString() : name.toString();
        }
    }

    public RecentProjects(Preferences preferences) {
        this.preferences = preferences;
        list.setAll(read());
    }

    public ObservableList<Recent> list() {
        return listShown;
    }

    /** Puts a project first. */
    public void opened(Path folder, Instant when) {
        Recent before = list.stream().filter(recent -> recent.folder().equals(folder)).findFirst()
                .orElse(new Recent(folder, when, "", ""));
        list.removeIf(recent -> recent.folder().equals(folder));
        list.addFirst(new Recent(folder, when, before.look(), before.standing()));
        if (list.size() > KEPT) {
            list.remove(KEPT, list.size());
        }
        keep();
    }

    /** Keeps how a project stands. */
    public void seen(Path folder, String look, String standing) {
        list.replaceAll(recent -> recent.folder().equals(folder)
                ? new Recent(folder, recent.openedAt(), look, standing)
                : recent);
        keep();
    }

    public void forget(Path folder) {
        list.removeIf(recent -> recent.folder().equals(folder));
        keep();
    }

    public void clear() {
        list.clear();
        keep();
    }

    private List<Recent> read() {
        List<Recent> read = new ArrayList<>();
        for (int i = 0; i < KEPT; i++) {
            String folder = preferences.get("recent." + i + ".folder", "");
            if (!folder.isEmpty()) {
                try {
                    read.add(new Recent(Path.of(folder), Instant.parse(preferences.get("recent." + i + ".opened", "")),
                            preferences.get("recent." + i + ".look", ""),
                            preferences.get("recent." + i + ".standing", "")));
                } catch (InvalidPathException | DateTimeException _) {
                    // A line someone else wrote: the list is a convenience, so it is left out.
                }
            }
        }
        return read;
    }

    private void keep() {
        preferences.forget("recent.");
        for (int i = 0; i < list.size(); i++) {
            Recent recent = list.get(i);
            preferences.put("recent." + i + ".folder", recent.folder().toString());
            preferences.put("recent." + i + ".opened", recent.openedAt().toString());
            preferences.put("recent." + i + ".look", recent.look());
            preferences.put("recent." + i + ".standing", recent.standing());
        }
    }
}
