package dev.retort.script;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.revision.Revision;

/**
 * What new files of an Alembic project look like: its own {@code script.py.mako} as far as that only fills in values,
 * else Alembic's standard one. What is written says the same to the real Alembic as to Retort.
 */
public final class AlembicTemplate {

    private static final String STANDARD = "script.py.mako";

    private final Optional<MakoText> own;
    private final Path file;

    private AlembicTemplate(Optional<MakoText> own, Path file) {
        this.own = own;
        this.file = file;
    }

    /**
     * The template of a project.
     *
     * @param file its {@code script.py.mako}; need not exist
     * @throws RetortException {@code invalid-settings} where it cannot be read
     */
    public static AlembicTemplate of(Path file) {
        if (!Files.exists(file)) {
            return new AlembicTemplate(MakoText.parse(standard()), file);
        }
        try {
            return new AlembicTemplate(MakoText.parse(ScriptText.decode(Files.readAllBytes(file), STANDARD)), file);
        } catch (IOException e) {
            throw new RetortException(ProblemCode.INVALID_SETTINGS, "The template " + file + " cannot be read.", e)
                    .hint("Check its rights, or remove it to use the standard template.");
        }
    }

    /** The text of Alembic's generic template. */
    public static String standard() {
        try (InputStream in = AlembicTemplate.class.getResourceAsStream(STANDARD)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A file, and what to say about it.
     *
     * @param note why the project's template was not used; empty where it was
     */
    public record Rendered(RenderedScript script, String note) {}

    /**
     * The file for a revision.
     *
     * @throws RetortException {@code invalid-revision-file} where its id cannot be one, {@code invalid-settings} where
     *         its name cannot be made
     */
    public Rendered render(NewScript script, AlembicFileNames names) {
        RevisionIds.check(script.id());
        Map<String, MakoText.Value> values = values(script, names);
        String name = names.fileName(script.id(), script.message(), script.created());
        Optional<String> filled = own.flatMap(template -> template.fill(values)).map(AlembicTemplate::ended)
                .filter(text -> saysSame(text, script));
        if (filled.isPresent()) {
            return new Rendered(new RenderedScript(name, filled.get()), "");
        }
        String text = MakoText.parse(standard()).flatMap(template -> template.fill(values)).map(AlembicTemplate::ended)
                .orElseThrow();
        if (!saysSame(text, script)) {
            throw new IllegalStateException("the standard template loses what a revision says: " + script);
        }
        return new Rendered(new RenderedScript(name, text), file.getFileName()
                + " does more than fill in values, which Retort does not run: the standard template was used.");
    }

    private static Map<String, MakoText.Value> values(NewScript script, AlembicFileNames names) {
        String message = script.message().strip().replace("\r\n", "\n").replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", " ");
        String shown = PythonText.inDocstring(message.isEmpty() ? "empty message" : message);
        Map<String, MakoText.Value> values = new HashMap<>();
        values.put("message", new MakoText.Value(shown, PythonText.repr(shown)));
        values.put("up_revision", new MakoText.Value(script.id(), PythonText.repr(script.id())));
        values.put("down_revision", list(script.downRevisions(), PythonText.reprOfSome(script.downRevisions())));
        values.put("branch_labels", list(script.branchLabels(), PythonText.reprOfTuple(script.branchLabels())));
        values.put("depends_on", list(script.dependsOn(), PythonText.reprOfSome(script.dependsOn())));
        String date = names.createDate(script.created());
        values.put("create_date", new MakoText.Value(date, PythonText.repr(date)));
        values.put("imports", new MakoText.Value(script.imports(), PythonText.repr(script.imports())));
        values.put("upgrades", new MakoText.Value(script.upgrade().strip(), PythonText.repr(script.upgrade())));
        values.put("downgrades", new MakoText.Value(script.downgrade().strip(), PythonText.repr(script.downgrade())));
        return values;
    }

    private static MakoText.Value list(List<String> texts, String repr) {
        return new MakoText.Value(String.join(", ", texts), repr);
    }

    private static String ended(String text) {
        return text.endsWith("\n") ? text : text + "\n";
    }

    private static boolean saysSame(String text, NewScript wanted) {
        try {
            Revision found = new AlembicScriptReader(new AlembicModules())
                    .parse(text, Path.of("new.py"), "new.py").revision();
            return found.id().equals(wanted.id()) && found.downRevisions().equals(wanted.downRevisions())
                    && found.branchLabels().equals(wanted.branchLabels())
                    && found.dependsOn().equals(wanted.dependsOn());
        } catch (RetortException _) {
            return false;
        }
    }
}
