package dev.retort.python;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.problem.SourcePosition;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/** Files that mean harm, or are none: an error that names the file, within seconds, and nothing of them done. */
class HostileTest {

    private static final Duration SECONDS = Duration.ofSeconds(30);

    /** What running a text fails with; on a thread with the stack that threads usually have. */
    private static RetortException failure(String program) {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        assertTimeoutPreemptively(SECONDS, () -> {
            try {
                String result = Worlds.result(program);
                thrown.set(new AssertionError("it gave " + result.substring(0, Math.min(80, result.length()))));
            } catch (RetortException e) {
                thrown.set(e);
            }
        });
        assertThat(thrown.get()).isInstanceOf(RetortException.class);
        RetortException failure = (RetortException) requireNonNull(thrown.get());
        SourcePosition at = requireNonNull(failure.position());
        assertThat(at.file()).isEqualTo("prog.py");
        assertThat(at.line()).isPositive();
        return failure;
    }

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"open('FILE', 'w').write('x')", "__import__('os').system('touch FILE')",
            "__import__('subprocess').run(['touch', 'FILE'])", "exec(\"open('FILE', 'w')\")",
            "eval(\"open('FILE', 'w')\")", "exec(compile(\"open('FILE', 'w')\", 'x', 'exec'))",
            "getattr(__builtins__, 'open')('FILE', 'w')", "globals()['__builtins__']['open']('FILE', 'w')",
            "import os\nos.system('touch FILE')", "import os\nos.popen('touch FILE')",
            "import os\nos.mkdir('FILE')", "import os\nos.open('FILE', 64)",
            "import subprocess\nsubprocess.run(['touch', 'FILE'])", "import shutil\nshutil.copy('/etc/passwd', 'FILE')",
            "import pathlib\npathlib.Path('FILE').write_text('x')", "from pathlib import Path\nPath('FILE').touch()",
            "import io\nio.open('FILE', 'w')", "import builtins\nbuiltins.open('FILE', 'w')",
            "import importlib\nimportlib.import_module('os').system('touch FILE')",
            "import ctypes\nctypes.CDLL(None).system(b'touch FILE')", "import socket\nsocket.socket()",
            "import pickle\npickle.loads(b\"cos\\nsystem\\n(S'touch FILE'\\ntR.\")",
            "import urllib.request\nurllib.request.urlopen('http://localhost/')",
            "import threading\nthreading.Thread()",
            "import sqlite3\nsqlite3.connect('FILE')", "import logging\nlogging.FileHandler('FILE').x",
            "import tempfile\ntempfile.mkdtemp()"})
    void nothingOutsideIsReached(String program) {
        Path file = folder.resolve("made");
        failure("import sys\n" + program.replace("FILE", file.toString()) + "\nresult = 1\n");
        assertThat(Files.exists(file)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"().__class__.__subclasses__()", "().__class__.__base__.__subclasses__()",
            "''.__class__.__mro__[1].__subclasses__()", "(lambda: 0).__globals__", "(lambda: 0).__code__",
            "(lambda: 0).__closure__", "print.__self__.open", "type('X', (), {}).__subclasses__()",
            "getattr((), '__class__').getClass()", "[].getClass()", "''.toString()", "(1).getClass().forName('x')",
            "str.__dict__['__class__'].forName", "print.body", "[].items", "'x'.value()", "(lambda: 0).call",
            "'{0.__class__.__init__.__globals__}'.format(print)",
            "setattr(str, 'upper', 1)", "str.upper = 1", "int.x = 1", "type.__getattribute__(1, 'value')",
            "vars(str).update(x=1)", "object.__subclasses__()", "object.__reduce_ex__(1, 2)"})
    void theInsidesAreNotReached(String expression) {
        String program = expression.contains(" = ") ? expression + "\nresult = 1" : "result = " + expression;
        failure(program + "\nresult = result.x.y.z\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"while True: pass", "while True:\n    try:\n        1 / 0\n    except Exception: pass",
            "while True:\n    try:\n        while True: pass\n    except BaseException: pass",
            "def f(): f()\nf()", "f = lambda: f()\nf()", "def f():\n    try: f()\n    except RecursionError: f()\nf()",
            "def g():\n    while True: yield 1\nlist(g())", "def g():\n    yield from g()\nlist(g())",
            "import itertools\nfor x in itertools.count(): pass", "import itertools\nlist(itertools.repeat(1))",
            "import itertools\nmax(itertools.cycle([1]))",
            "class A:\n    def __getattr__(self, n): return getattr(self, n + 'x')\nA().b",
            "class A:\n    def __eq__(self, o): return self == o\nA() == A()",
            "class A:\n    def __repr__(self): return repr(self)\nrepr(A())",
            "class A:\n    def __iter__(self): return self\nlist(A())",
            "class A:\n    def __iter__(self): return self\n    def __next__(self): return 1\nlist(A())",
            "class A:\n    def __bool__(self): return not self\nif A(): pass",
            "x = sum(i for i in range(10 ** 12))", "for i in range(10 ** 12): pass", "list(range(10 ** 12))",
            "sorted(range(10 ** 9))", "set(range(10 ** 9))", "tuple(i for i in range(10 ** 12))",
            "10 ** 18 in map(str, range(10 ** 12))", "min(range(10 ** 12), key=lambda x: x)",
            "x = iter(int, 1)\nlist(x)", "zip(*[iter(int, 1)])\nlist(iter(int, 1))"})
    void whatNeverEndsIsStopped(String program) {
        assertThat(failure(program + "\nresult = 1\n").code()).isEqualTo(ProblemCode.UNSUPPORTED_PYTHON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'x' * 10 ** 10", "[0] * 10 ** 10", "(0,) * 10 ** 9", "b'x' * 10 ** 10", "10 ** 10 ** 10",
            "2 ** 10 ** 9", "1 << 10 ** 12", "'%1000000000d' % 1", "'{:1000000000}'.format(1)", "f'{1:1000000000}'",
            "'x'.ljust(10 ** 9)", "'x'.center(10 ** 9)", "'x'.zfill(10 ** 9)", "'a'.replace('a', 'b' * 10 ** 9)",
            "str(10 ** 10 ** 7)", "'ab'.join(['x' * 10 ** 6] * 10 ** 6)", "bytes(10 ** 10)", "bytearray(10 ** 10)",
            "pow(10, 10 ** 10)", "list(range(10 ** 10))", "'\\t'.expandtabs(10 ** 9)", "[[0] * 10 ** 4] * 10 ** 8",
            "'x' * (1 << 62)", "int('9' * 10 ** 7)", "(10 ** 4000) ** (10 ** 4000)",
            "int.from_bytes(b'x' * 10 ** 9, 'big')",
            "(1).to_bytes(10 ** 10, 'big')", "'{:{}}'.format(1, 10 ** 9)", "'%*d' % (10 ** 9, 1)",
            "dict.fromkeys(range(10 ** 9))"})
    void whatWouldFillTheMemoryIsRefused(String expression) {
        failure("result = len(repr(" + expression + "))\nresult = result.x\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"s = 'x'\nwhile True: s = s + s", "s = 'x'\nwhile True: s += s",
            "l = [1]\nwhile True: l = l + l",
            "l = [1]\nwhile True: l += l", "l = [1]\nwhile True: l.extend(l)", "l = []\nwhile True: l.append(l)",
            "l = [1]\nfor x in l: l.append(x)", "d = {}\nwhile True: d[len(d)] = d",
            "s = 'x'\nwhile True: s = f'{s}{s}'",
            "s = 'x'\nwhile True: s = s.replace('x', 'xx')",
            "import typing\nx = int\nwhile True: x = typing.Union[x, typing.List[x]]",
            "x = int\nwhile True: x = x | str",
            "import itertools\nlist(itertools.accumulate(itertools.count(), lambda a, b: a * b + 1))",
            "x = 1\nl = []\nwhile True:\n    x = x + x\n    l.append(x)", "s = 'x'\nwhile True: s = '%s%s' % (s, s)",
            "s = 'x'\nwhile True: s = '{0}{0}'.format(s)", "s = 'x'\nwhile True: s = s.join('abc')",
            "n = 2\nwhile True: n = n * n", "n = 2\nwhile True: n **= 2", "n = 2\nwhile True: n = n << n",
            "t = (1,)\nwhile True: t = t * 2", "s = set()\nwhile True: s.add(len(s))", "b = b'x'\nwhile True: b += b",
            "x = []\nfor i in range(10 ** 6): x = [x]\nrepr(x)",
            "x = []\nfor i in range(10 ** 5): x = [x]\nx == x[:]\nstr(x)",
            "x = ()\nfor i in range(10 ** 5): x = (x,)\n{x: 1}\nhash(x)\nstr(x)",
            "x = ()\nfor i in range(60): x = (x, x)\nhash(x)\nstr(x)",
            "x = ()\ny = ()\nfor i in range(60):\n    x = (x, x)\n    y = (y, y)\nx == y\nx < y\nstr(x)",
            "x = []\nfor i in range(60): x = [x, x]\nstr(x)", "x = {}\nx['x'] = x\ny = {}\ny['x'] = y\nx == y",
            "x = []\nx.append(x)\ny = []\ny.append(y)\nx == y",
            "class A: pass\nwhile True: setattr(A, 'x' * len(vars(A)), A)",
            "class A: pass\na = A()\ni = 0\nwhile True:\n    setattr(a, str(i), a)\n    i += 1",
            "import copy\nx = []\nfor i in range(10 ** 5): x = [x]\ncopy.deepcopy(x)",
            "import json\nx = []\nfor i in range(10 ** 5): x = [x]\njson.dumps(x)",
            "import json\njson.loads('[' * 10 ** 5)", "def f(n): return f\nx = [f] * 10\nwhile True: x = [x, x] * 2"})
    void whatGrowsIsStopped(String program) {
        failure(program + "\nresult = 1\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"re.match('(a+)+$', 'a' * 40 + 'b')", "re.search('(a|aa)+$', 'a' * 60 + 'b')",
            "re.sub('(x+x+)+y', '', 'x' * 40)", "re.match('(.*)*' * 10 + 'z', 'a' * 5000)",
            "re.compile('(' * 20000)", "re.match('(a|b|ab)*c', 'ab' * 20000)"})
    void patternsThatRunAwayAreStopped(String expression) {
        failure("import re\nresult = " + expression + "\nresult = result.x\n");
    }

    static Stream<String> textsThatAreNoPython() {
        return Stream.of("def upgrade(:\n    pass\n", "\0\0\0", "x = 1\0", "PK\u0003\u0004\u0014\0\u0006", "x = 'abc",
                "x = \"\"\"abc", "if x:\n", "class:", "print 'hello'", "x = 08", "x = 5 +", "return )",
                "\uFFFD\uFFFD {", "<html>",
                "<<<<<<< HEAD\nx = 1\n=======\nx = 2\n>>>>>>> b\n", "x = '\\x4'", "f'{'", "a = b = ", "@", "exec 'x'",
                "for in x: pass", "x = 1 2 3", "try:\n    pass\n");
    }

    @ParameterizedTest
    @MethodSource("textsThatAreNoPython")
    void whatIsNoPythonIsAnInvalidFile(String text) {
        assertThat(failure(text).code()).isEqualTo(ProblemCode.INVALID_REVISION_FILE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "(", "{", "-", "not ", "lambda: ", "a.", "f(", "x if y else ", "[x for x in ",
            "f'{", "*"})
    void expressionsAHundredThousandLevelsDeepAreRefused(String opening) {
        failure("result = " + opening.repeat(100_000) + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[|]", "(|)", "f(|)", "-(|)", "not |", "{0: |}", "lambda: |", "[x for x in |]",
            "(1 if 1 else |)", "[*|]"})
    void closedExpressionsAHundredThousandLevelsDeepAreRefused(String shape) {
        String[] parts = shape.split("\\|", -1);
        failure("result = " + parts[0].repeat(100_000) + "1" + parts[1].repeat(100_000) + "\n");
    }

    @Test
    void deepBlocksAndLongChainsAreRefusedOrRun() {
        StringBuilder blocks = new StringBuilder();
        for (int i = 0; i < 3000; i++) {
            blocks.append(" ".repeat(i)).append("if 1:\n");
        }
        failure(blocks + " ".repeat(3000) + "pass\n");
        failure("x = 1\n" + "x" + ".real".repeat(50_000) + "\n");
        failure("def f(): return f\n" + "f" + "()".repeat(50_000) + "\n");
        assertThat(Worlds.result("result = 0" + " + 1".repeat(50_000))).isEqualTo("50000");
        assertThat(Worlds.result("result = 1" + " and 1".repeat(50_000))).isEqualTo("1");
        assertThat(Worlds.result("result = 'a'" + " 'a'".repeat(999)).length()).isEqualTo(1002);
    }

    @Test
    void filesOfManyMegabytesAreRefusedBeforeTheyAreParsed() {
        assertThat(failure("x = 1\n".repeat(2_000_000)).message()).contains("prog.py").contains("4096 KiB");
        assertThat(failure("é".repeat(3_000_000)).message()).contains("4096 KiB");
    }

    @Test
    void garbageIsAnInvalidFileWithinSeconds() throws IOException {
        java.util.random.RandomGenerator random = new java.util.Random(42);
        for (int size : new int[]{10, 1000, 100_000, 1_000_000}) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < size; i++) {
                text.append((char) random.nextInt(1, 0x3000));
            }
            failure(text.toString());
        }
        StringBuilder words = new StringBuilder();
        String[] tokens = {"def ", "(", ")", ":", "\n", "    ", "x", "=", "'", "\"\"\"", "[", "{", "}", "]", "lambda",
                "\\\n", "f'{", ","};
        for (int i = 0; i < 100_000; i++) {
            words.append(tokens[random.nextInt(tokens.length)]);
        }
        failure(words.toString());
    }

    @Test
    void loneSurrogatesAreTextAsAnyOther() {
        assertThat(Worlds.result("result = len('\uD800') + len('\\ud800')")).isEqualTo("2");
    }
}
