package dev.retort.workbench.editor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.retort.engine.DatabaseState;
import dev.retort.engine.OpenProject;
import dev.retort.engine.RevisionState;
import dev.retort.problem.RetortException;
import dev.retort.revision.Revision;
import dev.retort.script.Script;
import dev.retort.script.ScriptFolderReader;
import dev.retort.script.ScriptTemplate;
import dev.retort.workbench.editor.FileNode.Folder;
import dev.retort.workbench.editor.FileNode.OfFile;
import dev.retort.workbench.editor.FileNode.State;

/** Reads which files a project has; revisions newest first, what cannot be read before them. */
final class FileTreeReader {

    private static final int DEEPEST = 12;

    private final OpenProject project;
    private final @Nullable DatabaseState database;
    private final Map<Path, Script> scripts = new HashMap<>();
    private final Map<String, Integer> ages = new HashMap<>();
    private final Set<String> broken = new HashSet<>();

    private FileTreeReader(OpenProject project, @Nullable DatabaseState database) {
        this.project = project;
        this.database = database;
        project.scripts().scripts().forEach(script -> scripts.put(script.path(), script));
        if (project.isReadable()) {
            for (Revision revision : project.graph().newestFirst()) {
                ages.put(revision.id(), ages.size());
            }
        }
        for (RetortException problem : project.problems()) {
            if (problem.position() != null) {
                broken.add(problem.position().file());
            }
        }
    }

    /** The version folders, the templates where there are any, and the settings file. */
    static List<FileNode> read(OpenProject project, @Nullable DatabaseState database) throws IOException {
        FileTreeReader reader = new FileTreeReader(project, database);
        List<FileNode> nodes = new ArrayList<>();
        for (Path folder : project.project().versionFolders()) {
            if (Files.isDirectory(folder)) {
                nodes.add(reader.folder(ScriptFolderReader.shownName(project.folder(), folder), folder, 1));
            }
        }
        Path templates = project.folder().resolve(ScriptTemplate.PROJECT_FILE).getParent();
        if (templates != null && Files.isDirectory(templates)) {
            nodes.add(reader.folder("templates", templates, DEEPEST));
        }
        for (Path file : List.of(project.project().settingsFile(), project.folder().resolve("alembic.ini"))) {
            if (Files.isRegularFile(file) && nodes.stream().noneMatch(node -> node.path().equals(file))) {
                nodes.add(reader.file(file));
            }
        }
        return nodes;
    }

    private Folder folder(String name, Path folder, int depth) throws IOException {
        List<FileNode> folders = new ArrayList<>();
        List<OfFile> files = new ArrayList<>();
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : entries.toList()) {
                if (isHidden(entry)) {
                    continue;
                }
                if (Files.isDirectory(entry) && depth < DEEPEST) {
                    folders.add(folder(String.valueOf(entry.getFileName()), entry, depth + 1));
                } else if (Files.isRegularFile(entry)) {
                    files.add(file(entry));
                }
            }
        }
        folders.sort(Comparator.comparing(FileNode::name));
        files.sort(Comparator.comparingInt(this::age).thenComparing(OfFile::name));
        List<FileNode> all = new ArrayList<>(folders);
        all.addAll(files);
        return new Folder(name, folder, all);
    }

    private static boolean isHidden(Path entry) {
        String name = String.valueOf(entry.getFileName());
        return name.startsWith(".") || name.equals("__pycache__");
    }

    private OfFile file(Path file) {
        return new OfFile(String.valueOf(file.getFileName()), file, state(file));
    }

    private int age(OfFile file) {
        Script script = scripts.get(file.path());
        return script == null ? -1 : ages.getOrDefault(script.revision().id(), -1);
    }

    private State state(Path file) {
        if (broken.contains(ScriptFolderReader.shownName(project.folder(), file))) {
            return State.BROKEN;
        }
        Script script = scripts.get(file);
        if (script == null || database == null) {
            return State.PLAIN;
        }
        RevisionState revision = database.of(script.revision().id());
        if (!revision.applied()) {
            return State.PENDING;
        }
        return revision.edited() ? State.EDITED : State.APPLIED;
    }
}
