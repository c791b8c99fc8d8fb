package dev.retort.script;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.retort.alembic.source.AssignedLiteral;
import dev.retort.alembic.source.HeaderScanner;
import dev.retort.alembic.source.ModuleHeader;
import dev.retort.problem.RetortException;
import dev.retort.problem.SourcePosition;
import dev.retort.revision.Direction;
import dev.retort.revision.Revision;
import dev.retort.script.ScriptProblem.Severity;
import dev.retort.sql.DialectName;
import dev.retort.sql.TextPositions;

/** Checks the header of one Alembic file against the others of its project, for an editor. */
public final class AlembicChecker {

    private final ScriptFolder folder;

    /** @param folder the project's files as they were last read */
    public AlembicChecker(ScriptFolder folder) {
        this.folder = folder;
    }

    /**
     * Everything wrong with the header of a text. Never throws.
     *
     * @param path the file it belongs to, which counts as no other file
     * @param file the name a person should read for it
     */
    public List<ScriptProblem> check(String source, Path path, String file) {
        String text = ScriptText.normalize(source);
        FileProblems problems = new FileProblems(file, TextPositions.of(text));
        ModuleHeader header = HeaderScanner.scan(text);
        try {
            inProject(new AlembicScriptReader(new AlembicModules()).parse(text, path, file), header, problems);
        } catch (RetortException e) {
            SourcePosition at = e.position() == null ? new SourcePosition(file, 1, 1) : e.position();
            int offset = offset(text, at.line());
            return List.of(new ScriptProblem(Severity.ERROR, withoutFile(e.message(), file), e.hint(), at, offset,
                    Math.max(0, text.indexOf('\n', offset) - offset)));
        }
        return problems.all();
    }

    private static String withoutFile(String message, String file) {
        String rest = message.startsWith(file) ? message.substring(file.length()).replaceFirst("^[,:]? ", "") : message;
        return rest.isEmpty() ? message : Character.toUpperCase(rest.charAt(0)) + rest.substring(1);
    }

    private static int offset(String text, int line) {
        int at = 0;
        for (int i = 1; i < line; i++) {
            at = text.indexOf('\n', at) + 1;
        }
        return at;
    }

    private void inProject(AlembicScript script, ModuleHeader header, FileProblems problems) {
        Revision revision = script.revision();
        Set<String> known = new HashSet<>();
        for (Script other : folder.scripts()) {
            known.add(other.revision().id());
            known.addAll(other.revision().branchLabels());
            if (other.revision().id().equals(revision.id())
                    && !other.path().normalize().equals(script.path().normalize())) {
                report(problems, header, HeaderScanner.REVISION, "The file " + other.file() + " has the id "
                        + revision.id() + " too.", "Give one of the two another id.");
            }
        }
        if (RevisionIds.tooLong(revision.id())) {
            report(problems, header, HeaderScanner.REVISION, RevisionIds.tooLongMessage(revision.id()),
                    "Shorten it before it is applied anywhere.");
        }
        List<String> named = new ArrayList<>(revision.downRevisions());
        named.addAll(revision.dependsOn());
        for (String name : named) {
            if (!known.contains(name)) {
                report(problems, header, revision.downRevisions().contains(name)
                        ? HeaderScanner.DOWN_REVISION
                        : HeaderScanner.DEPENDS_ON, "No revision file has the id " + name + ".",
                        "Name the id of a revision file of this project.");
            }
        }
        if (!script.supports(Direction.DOWNGRADE, DialectName.SQLITE)) {
            problems.warning("The revision cannot be undone: downgrade() is missing or only raises.",
                    "Leave it empty (pass) where there is nothing to undo.", script.text().length(), 0);
        }
    }

    private static void report(FileProblems problems, ModuleHeader header, String name, String message, String hint) {
        int offset = header.find(name).map(AssignedLiteral::offset).orElse(0);
        problems.error(message, hint, offset, name.length());
    }
}
