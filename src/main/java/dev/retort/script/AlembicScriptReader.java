package dev.retort.script;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.source.AssignedLiteral;
import dev.retort.alembic.source.HeaderScanner;
import dev.retort.alembic.source.ModuleHeader;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.problem.SourcePosition;
import dev.retort.revision.Revision;
import dev.retort.sql.TextPositions;

/** Reads Alembic revision files, as far as their headers. */
public final class AlembicScriptReader {

    /** Files of Alembic before 0.2 had their id in their name only. */
    private static final Pattern OLD_NAME = Pattern.compile("([a-f0-9]+)\\.py$");
    /** PEP 263; on one of the first two lines. */
    private static final Pattern COOKIE = Pattern.compile("^[ \\t\\f]*#.*?coding[:=][ \\t]*([-\\w.]+)");
    private static final String CREATED = "Create Date:";

    private final AlembicModules modules;
    /** Asked for once: the system's own is copied each time. */
    private final TimeZone zone = TimeZone.getDefault();

    public AlembicScriptReader(AlembicModules modules) {
        this.modules = modules;
    }

    /**
     * Reads one file.
     *
     * @param file the name a person should read for it: relative to the project, with forward slashes
     * @throws RetortException {@code invalid-revision-file} where it cannot be read or does not say which revision it is
     */
    public AlembicScript read(Path path, String file) {
        byte[] bytes;
        // Thousands of files are read sooner by this stream than by a channel, which a cold JVM has more to do for.
        try (FileInputStream in = new FileInputStream(path.toFile())) {
            bytes = in.readAllBytes();
        } catch (IOException e) {
            throw new RetortException(ProblemCode.INVALID_REVISION_FILE, file + ": the file cannot be read.", e)
                    .hint("Check that it exists and that you may read it.").at(new SourcePosition(file, 1, 1));
        }
        return parseNormal(decode(bytes, file), path, file);
    }

    /** As {@link #read}, of a text, saved or not. */
    public AlembicScript parse(String source, Path path, String file) {
        return parseNormal(ScriptText.normalize(source), path, file);
    }

    private AlembicScript parseNormal(String text, Path path, String file) {
        ModuleHeader module = HeaderScanner.scan(text);
        Names names = new Names(module, text, file);
        String id = id(names, path);
        if (module.find(HeaderScanner.DOWN_REVISION).isEmpty()) {
            throw wrong(file, 1, "the file does not say which revision it follows",
                    "Assign down_revision: the id of a revision, or None for a base.");
        }
        List<String> down = names.list(HeaderScanner.DOWN_REVISION);
        String words = module.docstring().strip();
        int end = words.indexOf('\n');
        String message = end < 0 ? words : words.substring(0, end).stripTrailing();
        Revision revision = new Revision(id, down, names.list(HeaderScanner.BRANCH_LABELS),
                names.list(HeaderScanner.DEPENDS_ON), message, created(words));
        String description = end < 0 ? "" : words.substring(end).strip();
        return new AlembicScript(new AlembicScript.Header(revision, description, module.downgrade()),
                new ScriptFile(path, file, text), modules);
    }

    private static String id(Names names, Path path) {
        if (names.module().find(HeaderScanner.REVISION).isPresent()) {
            return names.text(HeaderScanner.REVISION);
        }
        Matcher old = OLD_NAME.matcher(String.valueOf(path.getFileName()));
        if (old.matches()) {
            return old.group(1);
        }
        throw wrong(names.file(), 1, "the file does not say which revision it is",
                "Declare the variable 'revision' inside it, or move it out of the versions folder.");
    }

    private @Nullable Instant created(String words) {
        for (int at = words.indexOf(CREATED); at >= 0; at = words.indexOf(CREATED, at + 1)) {
            int begin = words.lastIndexOf('\n', at) + 1;
            int end = words.indexOf('\n', at);
            String date = words.substring(at + CREATED.length(), end < 0 ? words.length() : end).strip();
            if (words.substring(begin, at).isBlank() && !date.isEmpty()) {
                return CreateDate.parse(date, zone).orElse(null);
            }
        }
        return null;
    }

    /**
     * The text of a Python file, by Python's rule: UTF-8, unless a comment on one of the first two lines names something
     * else.
     *
     * @throws RetortException {@code invalid-revision-file} where it is not in that encoding
     */
    public static String decode(byte[] bytes, String file) {
        String start = new String(bytes, 0, Math.min(bytes.length, 400), StandardCharsets.ISO_8859_1);
        String named = !start.contains("coding")
                ? "utf-8"
                : start.lines().limit(2).map(COOKIE::matcher).filter(Matcher::find).findFirst()
                        .map(found -> found.group(1).toLowerCase(Locale.ROOT).replace('_', '-')).orElse("utf-8");
        if (named.startsWith("utf-8") || named.equals("utf8") || start.startsWith("\u00EF\u00BB\u00BF")) {
            return ScriptText.decode(bytes, file);
        }
        try {
            return ScriptText.normalize(Charset.forName(named).newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw wrong(file, 1, "its first lines name the encoding " + named + ", which is unknown",
                    "Save the file as UTF-8 and remove that comment.");
        } catch (CharacterCodingException e) {
            throw wrong(file, 1, "the file is not in " + named + ", as its first lines say", "Save it as UTF-8.");
        }
    }

    private static RetortException wrong(String file, int line, String what, String hint) {
        return new RetortException(ProblemCode.INVALID_REVISION_FILE, file + ": " + what + ".").hint(hint)
                .at(new SourcePosition(file, line, 1));
    }

    /** The values of the header's names, literal or, where one is not, from the evaluated module. */
    private final class Names {

        private final ModuleHeader module;
        private final String text;
        private final String file;
        private @Nullable Map<String, List<String>> constants;

        Names(ModuleHeader module, String text, String file) {
            this.module = module;
            this.text = text;
            this.file = file;
        }

        ModuleHeader module() {
            return module;
        }

        String file() {
            return file;
        }

        String text(String name) {
            List<String> texts = list(name);
            if (texts.size() == 1 && !texts.getFirst().isEmpty()
                    && module.find(name).map(AssignedLiteral::kind).orElseThrow() != AssignedLiteral.Kind.LIST) {
                return texts.getFirst();
            }
            throw wrong(file, position(name).line(), name + " is not one id", "Give it one id, between quotes.");
        }

        List<String> list(String name) {
            AssignedLiteral literal = module.find(name).orElse(null);
            if (literal == null) {
                return List.of();
            }
            if (literal.kind() != AssignedLiteral.Kind.UNCLEAR) {
                return literal.texts();
            }
            Map<String, List<String>> known = constants == null
                    ? modules.constants(module.declared().keySet(), text, file, position(name))
                    : constants;
            constants = known;
            List<String> found = known.get(name);
            if (found == null) {
                throw wrong(file, position(name).line(), name + " is not a text, None or a list of texts",
                        "Write the ids as they are, between quotes.");
            }
            return found;
        }

        private SourcePosition position(String name) {
            int offset = module.find(name).map(AssignedLiteral::offset).orElse(0);
            return TextPositions.of(text).position(file, offset);
        }
    }
}
