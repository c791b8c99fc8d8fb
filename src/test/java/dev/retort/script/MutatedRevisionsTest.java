package dev.retort.script;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.retort.problem.RetortException;
import dev.retort.revision.Direction;
import dev.retort.sql.DialectName;
import dev.retort.testing.StepRecorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

/**
 * Revision files that were damaged at random: each is read, or refused with its file and a line, and in bounded time.
 * {@code -Dmutations=N} tries more of them, {@code -Dmutations.from=SEED} others.
 */
class MutatedRevisionsTest {

    private static final int ROUNDS = Integer.getInteger("mutations", 400);
    private static final int FROM = Integer.getInteger("mutations.from", 0);
    private static final Duration MOST = Duration.ofSeconds(12);
    private static final Pattern TOKEN = Pattern.compile("\\w+|\\s+|'[^'\\n]*'|\"[^\"\\n]*\"|[^\\w\\s]");

    private static final List<String> PIECES = List.of("(", ")", "[", "]", "{", "}", ":", ",", ".", "=", "*", "**",
            "\\\n",
            "\n", "\n\t", "\r\n", "\r", "\f", "\uFEFF", "\0", "\u00A0", "\u2028", "\uD800", "한글", "𝒳", "é", "#", "'",
            "\"\"\"", "f'{", "}'", "lambda: ", "yield ", "await ", "async ", "return ", "not ", "in ", "is ", "None",
            "...",
            "0x", "1e999", "9".repeat(400), "-1", "op", "sa", "self", "__class__", "del ", "global x\n", "nonlocal x\n",
            "class X: ", "def f(): ", "raise ", "assert ", "import os\n", "from x import *\n", "with ", "try:\n", "@",
            "match x:\n    case _: ", ":=", "->", "%", "%s", "{0}", "//", "<<", "not" + "(".repeat(300),
            "[".repeat(120) + "]".repeat(120), "x" + ".y".repeat(200), "'" + "a".repeat(50_000) + "'", " ".repeat(500));

    private final AlembicScriptReader reader = new AlembicScriptReader(new AlembicModules());

    @Test
    void everyOneIsReadOrRefusedWithAPlace() throws IOException {
        List<String> originals = originals();
        int driven = 0;
        for (int seed = FROM; seed < FROM + ROUNDS; seed++) {
            Random random = new Random(seed);
            byte[] text = mutated(originals.get(random.nextInt(originals.size())), random);
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            driven += driven(text, seed);
            Duration took = Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before);
            assertThat(took).as("seed %d", seed).isLessThan(MOST);
        }
        assertThat(driven).as("bodies that were read all the same").isGreaterThan(ROUNDS / 2);
    }

    /** How many of its bodies gave statements. */
    private int driven(byte[] bytes, int seed) {
        try {
            AlembicScript script = reader.parse(AlembicScriptReader.decode(bytes, "a.py"), Path.of("a.py"), "a.py");
            int driven = 0;
            for (DialectName dialect : DialectName.values()) {
                for (Direction direction : List.of(Direction.UPGRADE, Direction.DOWNGRADE)) {
                    driven += drive(script, direction, dialect, seed);
                }
            }
            return driven;
        } catch (RetortException refused) {
            hasPlace(refused, seed);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError bug) {
            fail("seed " + seed, bug);
        }
        return 0;
    }

    private static int drive(AlembicScript script, Direction direction, DialectName dialect, int seed) {
        try {
            script.drive(direction, StepRecorder.offline(dialect));
            return 1;
        } catch (RetortException refused) {
            hasPlace(refused, seed);
            return 0;
        }
    }

    private static void hasPlace(RetortException refused, int seed) {
        assertThat(refused.position()).as("seed %d: %s", seed, refused.message()).isNotNull();
        assertThat(refused.position().line()).as("seed %d: %s", seed, refused.message()).isPositive();
        assertThat(refused.position().file()).as("seed %d: %s", seed, refused.message()).isEqualTo("a.py");
    }

    private static byte[] mutated(String original, Random random) {
        List<String> tokens = new ArrayList<>(TOKEN.matcher(original).results().map(MatchResult::group).toList());
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            if (random.nextInt(3) > 0) {
                exchange(tokens, random);
                continue;
            }
            int at = random.nextInt(tokens.size());
            int other = random.nextInt(tokens.size());
            switch (random.nextInt(7)) {
                case 0 -> tokens.remove(at);
                case 1 -> tokens.add(at, tokens.get(at));
                case 2 -> Collections.swap(tokens, at, other);
                case 3 -> tokens.set(at, tokens.get(other));
                case 4 -> tokens.add(at, PIECES.get(random.nextInt(PIECES.size())));
                case 5 -> tokens.addAll(at, List.copyOf(tokens.subList(Math.min(at, other), Math.max(at, other))));
                default -> tokens.subList(Math.min(at, other), Math.min(Math.max(at, other), Math.min(at, other) + 9))
                        .clear();
            }
            if (tokens.isEmpty()) {
                tokens.add("\n");
            }
        }
        String text = String.join("", tokens);
        return switch (random.nextInt(20)) {
            case 0 -> text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
            case 1 -> text.replace("    ", "\t").getBytes(StandardCharsets.UTF_8);
            case 2 -> ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8);
            case 3 -> text.getBytes(StandardCharsets.UTF_16);
            case 4 -> text.getBytes(StandardCharsets.ISO_8859_1);
            case 5 -> damaged(text.getBytes(StandardCharsets.UTF_8), random);
            default -> text.getBytes(StandardCharsets.UTF_8);
        };
    }

    /** Puts a word where another stands, or a text where another does: mostly still Python, and something else. */
    private static void exchange(List<String> tokens, Random random) {
        int at = random.nextInt(tokens.size());
        char kind = kind(tokens.get(at));
        for (int tries = 0; tries < 50; tries++) {
            String other = tokens.get(random.nextInt(tokens.size()));
            if (kind(other) == kind && kind != ' ' && !other.equals(tokens.get(at))) {
                tokens.set(at, other);
                return;
            }
        }
    }

    private static char kind(String token) {
        char first = token.charAt(0);
        return Character.isDigit(first) ? '0' : Character.isLetter(first) ? 'a' : first == '"' ? '\'' : first;
    }

    private static byte[] damaged(byte[] bytes, Random random) {
        for (int i = 0; i < 3; i++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private static List<String> originals() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/resources/oracle/ops"))) {
            List<String> texts = new ArrayList<>();
            for (Path file : files.filter(path -> path.toString().endsWith(".py")).sorted().toList()) {
                texts.add(Files.readString(file));
            }
            return texts;
        }
    }
}
