package dev.retort.script;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.revision.Revision;

/**
 * What new revision files look like. A project has its own where it has a file {@value #PROJECT_FILE}.
 *
 * <p>Placeholders: <code>{message} {description} {revision} {revises} {created} {branch-labels} {depends-on} {upgrade}
 * {downgrade}</code>. A line whose placeholder has no value is left out, but for the message and what the revision
 * revises; a value of several lines repeats what stands around it.
 */
public final class ScriptTemplate {

    /** Where a project keeps its own template, relative to its folder. */
    public static final String PROJECT_FILE = ".retort/templates/revision.sql";

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z-]+)}");
    private static final Set<String> ALWAYS = Set.of("message", "revision", "revises", "created");

    private final String text;
    private final String origin;

    private ScriptTemplate(String text, String origin) {
        this.text = text;
        this.origin = origin;
    }

    /** The template that comes with Retort. */
    public static ScriptTemplate standard() {
        try (InputStream in = ScriptTemplate.class.getResourceAsStream("revision.sql")) {
            return new ScriptTemplate(new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8),
                    "the standard template");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The project's own template, or the standard one.
     *
     * @param project the project's folder
     * @throws RetortException {@code invalid-settings} where the file cannot be read or is not UTF-8
     */
    public static ScriptTemplate of(Path project) {
        Path file = project.resolve(PROJECT_FILE);
        if (!Files.exists(file)) {
            return standard();
        }
        try {
            return new ScriptTemplate(ScriptText.decode(Files.readAllBytes(file), PROJECT_FILE), PROJECT_FILE);
        } catch (IOException e) {
            throw new RetortException(ProblemCode.INVALID_SETTINGS, "The template " + file + " cannot be read.", e)
                    .hint("Check its rights, or remove it to use the standard template.");
        }
    }

    /**
     * The file for a revision.
     *
     * @throws RetortException {@code invalid-revision-file} where its id cannot be one, {@code invalid-settings} where
     *         what the template gives is no revision file that says the same
     */
    public RenderedScript render(NewScript script, FileNamePattern pattern) {
        RevisionIds.check(script.id());
        Message message = Message.of(script.message());
        Map<String, String> values = Map.of("message", message.title(), "description", message.description(),
                "revision",
                script.id(), "revises", String.join(", ", script.downRevisions()), "created",
                script.created().truncatedTo(ChronoUnit.SECONDS).toString(), "branch-labels",
                String.join(", ", script.branchLabels()), "depends-on", String.join(", ", script.dependsOn()),
                "upgrade", script.upgrade().strip(), "downgrade", script.downgrade().strip());
        String filled = fill(values);
        refuseOther(script, filled);
        return new RenderedScript(pattern.fileName(script.id(), script.message(), script.created()), filled);
    }

    private String fill(Map<String, String> values) {
        List<String> lines = new ArrayList<>();
        Map<String, List<String>> rows = new HashMap<>();
        values.forEach((name, value) -> rows.put(name, value.lines().toList()));
        boolean leftOut = false;
        for (String line : text.strip().lines().toList()) {
            List<String> names = PLACEHOLDER.matcher(line).results().map(found -> found.group(1))
                    .filter(values::containsKey).toList();
            if (!names.isEmpty() && names.stream().noneMatch(ALWAYS::contains)
                    && names.stream().allMatch(name -> values.getOrDefault(name, "").isEmpty())) {
                leftOut = true;
                continue;
            }
            if (leftOut && !lines.isEmpty() && lines.getLast().equals(line.stripTrailing())) {
                leftOut = false;
                continue;
            }
            leftOut = false;
            int height = names.stream().mapToInt(name -> rows.getOrDefault(name, List.of()).size()).max().orElse(1);
            for (int i = 0; i < Math.max(1, height); i++) {
                lines.add(fillLine(line, rows, i).stripTrailing());
            }
        }
        return String.join("\n", lines).strip() + "\n";
    }

    private static String fillLine(String line, Map<String, List<String>> rows, int row) {
        return PLACEHOLDER.matcher(line).replaceAll(found -> {
            List<String> value = rows.get(found.group(1));
            return Matcher.quoteReplacement(
                    value == null ? found.group() : row < value.size() ? value.get(row) : "");
        });
    }

    /** A template may do what it likes, but the file must say what was asked for. */
    private void refuseOther(NewScript script, String filled) {
        ParsedScript parsed = ScriptReader.parse(filled, Path.of("new.sql"), "new.sql");
        String reason = parsed.firstError().map(ScriptProblem::message).orElse("");
        if (parsed.found().map(found -> !sameLineage(found.revision(), script)).orElse(false)) {
            reason = "it does not say what the revision is, follows and depends on";
        }
        if (!reason.isEmpty()) {
            throw new RetortException(ProblemCode.INVALID_SETTINGS,
                    "A revision file cannot be made from " + origin + ": " + reason)
                    .hint("Correct " + origin + ", or remove it to use the standard template.");
        }
    }

    private static boolean sameLineage(Revision found, NewScript wanted) {
        return found.id().equals(wanted.id()) && found.downRevisions().equals(wanted.downRevisions())
                && found.branchLabels().equals(wanted.branchLabels()) && found.dependsOn().equals(wanted.dependsOn());
    }
}
