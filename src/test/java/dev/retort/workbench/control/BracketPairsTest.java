package dev.retort.workbench.control;

import org.junit.jupiter.api.Test;

import dev.retort.sql.DialectName;

import static org.assertj.core.api.Assertions.assertThat;

class BracketPairsTest {

    @Test
    void aBracketFindsItsPartnerInBothDirections() {
        String text = "CREATE TABLE t (a int, b numeric(3, 2))";
        int open = text.indexOf('(');
        assertThat(partner(text, open)).isEqualTo(text.length() - 1);
        assertThat(partner(text, text.length() - 1)).isEqualTo(open);
        assertThat(partner(text, text.indexOf("(3"))).isEqualTo(text.indexOf("))"));
    }

    @Test
    void bracketsInStringsAndCommentsDoNotCount() {
        String text = "SELECT (')' || ')') -- ((\n";
        assertThat(partner(text, text.indexOf('('))).isEqualTo(text.lastIndexOf(")"));
        assertThat(partner(text, text.indexOf("((") + 1)).isEqualTo(-1);
    }

    @Test
    void aBracketWithoutAPartnerHasNone() {
        assertThat(partner("SELECT (1", 7)).isEqualTo(-1);
        assertThat(partner("SELECT 1", 7)).isEqualTo(-1);
        assertThat(partner("", 0)).isEqualTo(-1);
    }

    private static int partner(String text, int index) {
        return BracketPairs.partner(text, Tokenizer.sql(() -> DialectName.POSTGRESQL).of(text), index).orElse(-1);
    }
}
