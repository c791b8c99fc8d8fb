package dev.retort.workbench.editor;

import org.junit.jupiter.api.Test;

import dev.retort.workbench.editor.TextSearch.Hit;

import static org.assertj.core.api.Assertions.assertThat;

class TextSearchTest {

    @Test
    void capitalsCountOnlyWhereAsked() {
        String text = "users Users USERS";

        assertThat(new TextSearch("users", false, false, false).in(text)).hasSize(3);
        assertThat(new TextSearch("users", true, false, false).in(text)).containsExactly(new Hit(0, 5));
    }

    @Test
    void wordsAreTakenAsTheyAreWritten() {
        assertThat(new TextSearch("a.b(", false, false, false).in("axb( a.b(")).containsExactly(new Hit(5, 9));
    }

    @Test
    void wholeWordsKnowEveryAlphabet() {
        TextSearch search = new TextSearch("고객", false, true, false);

        assertThat(search.in("고객 고객님 (고객)")).extracting(Hit::start).containsExactly(0, 8);
    }

    @Test
    void anIncompleteExpressionFindsNothingAndSaysSo() {
        TextSearch search = new TextSearch("(users", false, false, true);

        assertThat(search.isValid()).isFalse();
        assertThat(search.in("(users")).isEmpty();
    }

    @Test
    void placesOfNoLengthAreNoHits() {
        assertThat(new TextSearch("x*", false, false, true).in("abxc")).containsExactly(new Hit(2, 3));
    }

    @Test
    void anExpressionsGroupsAreFilledIn() {
        TextSearch search = new TextSearch("(\\w+)_id", false, false, true);

        assertThat(search.replaceAll("user_id, order_id", "$1_key")).isEqualTo("user_key, order_key");
    }

    @Test
    void withoutAnExpressionADollarIsADollar() {
        assertThat(new TextSearch("price", false, false, false).replaceAll("price", "$1\\")).isEqualTo("$1\\");
    }

    @Test
    void aReplacementThatNamesNoGroupIsTakenAsItIs() {
        TextSearch search = new TextSearch("a", false, false, true);

        assertThat(search.replaceAll("a", "$7")).isEqualTo("$7");
    }
}
