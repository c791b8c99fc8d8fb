package dev.retort.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.problem.SourcePosition;
import dev.retort.sql.DialectName;

/** Reads SQL revision files. */
public final class ScriptReader {

    private ScriptReader() {}

    /**
     * Reads one file.
     *
     * @param path the file
     * @param file the name a person should read for it: relative to the project, with forward slashes
     * @throws RetortException {@code invalid-revision-file} with the position of the first error
     */
    public static SqlScript read(Path path, String file) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(path);
        } catch (IOException e) {
            throw new RetortException(ProblemCode.INVALID_REVISION_FILE, file + ": the file cannot be read.", e)
                    .hint("Check that it exists and that you may read it.").at(new SourcePosition(file, 1, 1));
        }
        return parse(ScriptText.decode(bytes, file), path, file).orThrow();
    }

    /**
     * Parses the text of a file, saved or not.
     *
     * @param source the text, with or without byte order mark, with any line ends; offsets in the result are those of
     *        {@link ScriptText#normalize}
     */
    public static ParsedScript parse(String source, Path path, String file) {
        String text = ScriptText.normalize(source);
        Map<DialectName, Reading> readings = new EnumMap<>(DialectName.class);
        List<ScriptProblem> problems = new ArrayList<>();
        ScriptHeader header = null;
        for (DialectName dialect : DialectName.values()) {
            SectionReader reader = new SectionReader(text, file, dialect);
            Reading reading = new Reading(reader.read(), reader.problems().all());
            if (readings.isEmpty()) {
                FileProblems ofHeader = reader.problems().anotherOfThisText();
                header = new HeaderReader(reader.header(), ofHeader).read();
                problems.addAll(ofHeader.all());
            }
            readings.put(dialect, readings.values().stream().filter(reading::equals).findFirst().orElse(reading));
        }
        problems.addAll(ofSections(readings));
        problems.sort(Comparator.comparingInt(ScriptProblem::offset));
        boolean broken = problems.stream().anyMatch(problem -> problem.severity() == ScriptProblem.Severity.ERROR);
        SqlScript script = broken || header == null
                ? null
                : new SqlScript(header, new ScriptFile(path, file, text), readings);
        return new ParsedScript(script, problems);
    }

    /**
     * The problems of the whole file. What only one dialect stumbles over is a warning: its rules do not matter where
     * the file never meets it. Where none can read the file, it is what all agree on, or else the first one's.
     */
    private static List<ScriptProblem> ofSections(Map<DialectName, Reading> readings) {
        List<ScriptProblem> warnings = new ArrayList<>();
        Set<ScriptProblem> common = null;
        List<ScriptProblem> first = List.of();
        for (Map.Entry<DialectName, Reading> entry : readings.entrySet()) {
            List<ScriptProblem> problems = entry.getValue().problems();
            if (common == null) {
                first = problems;
                common = new LinkedHashSet<>(problems);
            } else {
                common.retainAll(new HashSet<>(problems));
            }
            problems.stream().limit(1).map(problem -> problem.onlyOn(entry.getKey())).forEach(warnings::add);
        }
        if (warnings.size() < readings.size()) {
            return warnings;
        }
        return common == null || common.isEmpty() ? first : List.copyOf(common);
    }
}
