package dev.retort.python.syntax;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.retort.problem.RetortException;
import dev.retort.python.EvaluationLimits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

/** The plain reader beside the whole parser: what it reads at all it reads the same, places included. */
class PlainTreeTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing\n", "x = 1", "\n\nx = y = 1, 2\n", "x: int\n", "x: str | None = None\n",
            "x: list[str] | tuple[str, ...] | None = None\n", "x += f(1)\n", "a, *b = c\n", "x = ()\n",
            "import a.b as c, d\n", "from . import a\n", "from ..a.b import (c as d, e,)\n", "from a import *\n",
            "from __future__ import annotations\n", "print(1)\n", "del a, b[0]\n", "raise A(b) from c\nraise\n",
            "assert a, 'b'\n", "def f(a, b=1, *c, d: int = 2, **e) -> None:\n    return\n",
            "def f(a, /, b, *, c):\n    global x\n    x = 1\n    return a, b\n", "f = lambda a, *b: a if b else c\n",
            "@a.b(c)\nclass D(E, metaclass=F):\n    \"\"\"d\"\"\"\n    x = 1\n\n    def g(self):\n        pass\n",
            "if a: b()\nelif c:\n    d()\nelse:\n    e()\n",
            "for a, b in c.items():\n    continue\nelse:\n    break\n",
            "while not a:\n    a -= 1\n", "with a() as b, c.d:\n    pass\n",
            "try:\n    a()\nexcept (B, C) as d:\n    pass\nexcept:\n    raise\nelse:\n    e()\nfinally:\n    f()\n",
            "x = a or b and not c in d is not e not in f\n", "x = -a ** -b * c // d % e + f << 2 | g ^ ~h @ j << k\n",
            "x = a < b <= c != d\n", "x = [a for a, b in c if d if e for f in g]\n", "x = {a: b for a in b}\n",
            "x = {a, b}, {**a, 'b': c, }, {}, [*a, b], (a,), [a][0], f(*a, b=c, **d)\n",
            "x = sum(a for a in b), (a for a in b)\n", "x = a[1:2, ::3], a[:], a[b:], a[b,]\n",
            "x = 'a' \"b\" r'\\c'\n", "x = '''a\n  b'''.strip()\n", "x = 'a\\\nb'\n",
            "x = f'a {b!r:>10} {{c}} {d[0]}' f\"{e.f(g)}\"\n", "x = f'''\n  {a}\n'''\n",
            "x = 1.5, 0, ..., None, True\n",
            "x = (1 +\n     2) \\\n    + 3\n", "def f():\n  # c\n  if a:\n     b\n# d\n  c\n", "print('a' % b)\n"})
    void readsItAsTheWholeParserDoes(String text) {
        assertThat(plain(text)).hasToString(whole(text).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"x = (1", "x = 'a", "x = '''a'", "x = \"a\\\"", "x = 1 +", "  x = 1\n", "if a:\nb\n",
            "if a:\n    b\n  c\n", "def f(:\n    pass\n", "x = a b\n", "x = )\n", "x = 012\n", "x = é\n", "x = a ? b\n",
            "x = $a\n", "print 'a'\n", "return return\n", "x = f'{a'\n", "x = f'a}'\n", "x = f'{a!z}'\n",
            "x = [a, *]\n",
            "for in a:\n    pass\n", "class:\n    pass\n", "import\n", "from import a\n", "try:\n    a\n", "x = ub''\n",
            "if x = 1:\n    pass\n", "\tx = 1\n", "f(a=1\n", "f(1) = 2\n", "lambda = 1\n", "x = a.1\n", "x.if = 1\n"})
    void leavesWhatIsWrongToTheWholeParser(String text) {
        assertThat(plain(text)).isNull();
    }

    @Test
    void readsNearlyAllRevisionFilesOfTheSamplesAndAllTheSame() throws IOException {
        int read = 0;
        List<Path> files;
        try (Stream<Path> samples = Files.walk(Path.of("migrations-sample"));
                Stream<Path> corpus = Files.walk(Path.of("src/test/resources"))) {
            files = Stream.concat(samples, corpus).filter(file -> file.toString().endsWith(".py")).sorted().toList();
        }
        for (Path file : files) {
            String text = Files.readString(file);
            Program plain = plain(text);
            if (plain != null) {
                read++;
                assertThat(plain).as(file.toString()).hasToString(whole(text).toString());
            }
        }
        assertThat(read).isGreaterThan(files.size() * 9 / 10);
    }

    /** A file with a piece cut out: what the plain reader still takes, the whole parser takes and reads the same. */
    @Test
    void takesNoBrokenFileForAWholeOne() throws IOException {
        SplittableRandom random = new SplittableRandom(20261121);
        List<Path> files;
        try (Stream<Path> samples = Files.walk(Path.of("migrations-sample"))) {
            files = samples.filter(file -> file.toString().endsWith(".py") && file.toFile().length() > 0).sorted()
                    .toList();
        }
        int taken = 0;
        for (int i = 0; i < 400; i++) {
            Path file = files.get(random.nextInt(files.size()));
            String text = Files.readString(file);
            int from = random.nextInt(text.length());
            String broken = text.substring(0, from)
                    + text.substring(Math.min(text.length(), from + 1 + random.nextInt(12)));
            Program plain = plain(broken);
            if (plain != null) {
                taken++;
                String described = file + " without something at " + from;
                assertThatCode(() -> whole(broken)).as(described).doesNotThrowAnyException();
                assertThat(plain).as(described).hasToString(whole(broken).toString());
            }
        }
        assertThat(taken).isGreaterThan(50);
    }

    private static @Nullable Program plain(String text) {
        Node root = PlainTree.read(text, EvaluationLimits.STANDARD.nesting());
        try {
            return root == null ? null : PythonParser.program(root, new Lines(text, "a.py"));
        } catch (Node.UnexpectedNode _) {
            return null;
        }
    }

    private static Program whole(String text) throws RetortException {
        return PythonParser.whole(text, new Lines(text, "a.py"), EvaluationLimits.STANDARD);
    }
}
