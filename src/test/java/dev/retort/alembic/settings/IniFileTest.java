package dev.retort.alembic.settings;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class IniFileTest {

    private static IniFile parse(String text) {
        return IniFile.parse(text, Path.of("/home/ada/50%/alembic.ini"), "alembic.ini");
    }

    @Test
    void valuesAreReadByConfigparsersGrammar() {
        IniFile ini = parse("""
                \uFEFF# a comment
                [DEFAULT]
                who = ada
                [alembic]
                Script_Location: %(here)s/alembic
                  ; a comment inside
                empty =
                spread = one
                    two

                    three = 3
                url=postgresql://%(who)s:a%%40b@localhost/db?x=1;y#z
                [other]
                script_location = b
                """);
        assertThat(ini.get("alembic", "script_location")).hasValue("/home/ada/50%/alembic");
        assertThat(ini.get("alembic", "EMPTY")).hasValue("");
        assertThat(ini.get("alembic", "spread")).hasValue("one\ntwo\n\nthree = 3");
        assertThat(ini.get("alembic", "url")).hasValue("postgresql://ada:a%40b@localhost/db?x=1;y#z");
        assertThat(ini.position("alembic", "url")).hasToString("alembic.ini:12:1");
        assertThat(ini.get("other", "who")).hasValue("ada");
        assertThat(ini.get("other", "url")).isEmpty();
        assertThat(ini.hasSection("DEFAULT")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            key = 1                    | alembic.ini:1:1 | before its first [section]
            [a]\\nkey = 1\\n[a]        | alembic.ini:3:1 | section [a] twice
            [a]\\nkey = 1\\nKEY: 2     | alembic.ini:3:1 | sets key twice
            [a]\\nsecret               | alembic.ini:2:1 | no "key = value"
            """)
    void aMistakeIsRefusedWithItsLine(String text, String place, String message) {
        RetortException fault = catchThrowableOfType(RetortException.class, () -> parse(text.replace("\\n", "\n")));
        assertThat(fault.code()).isEqualTo(ProblemCode.INVALID_SETTINGS);
        assertThat(fault.position()).hasToString(place);
        assertThat(fault.message()).contains(message).doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource({"pass%word, stands for nothing", "%(nobody)s, nobody", "%(key)s, stands for nothing"})
    void aReferenceThatLeadsNowhereIsRefusedWhenTheValueIsAskedFor(String value, String message) {
        IniFile ini = parse("[a]\nkey = " + value + "\nother = 1\n");
        assertThat(ini.get("a", "other")).hasValue("1");
        RetortException fault = catchThrowableOfType(RetortException.class, () -> ini.get("a", "key"));
        assertThat(fault.message()).contains(message).doesNotContain("pass");
        assertThat(fault.position()).hasToString("alembic.ini:2:1");
    }
}
