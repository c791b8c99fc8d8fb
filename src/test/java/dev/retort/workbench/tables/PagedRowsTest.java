package dev.retort.workbench.tables;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.retort.browse.Page;
import dev.retort.browse.PageRequest.Cursor;

import static org.assertj.core.api.Assertions.assertThat;

class PagedRowsTest {

    private final List<Integer> asked = new ArrayList<>();
    private int tableSize = 10_000_000;

    @Test
    void nothingIsReadThatNobodyLooksAt() {
        PagedRows rows = open();

        rows.look(0, 20);

        assertThat(asked).isEmpty();
        assertThat(rows).hasSize(PagedRows.PAGE_SIZE);
        assertThat(rows.isComplete()).isFalse();
    }

    @Test
    void theNextPageComesBeforeTheEndIsSeen() {
        PagedRows rows = open();

        rows.look(90, 110);

        assertThat(asked).containsExactly(1);
        assertThat(rows).hasSize(2 * PagedRows.PAGE_SIZE);
        assertThat(rows.get(PagedRows.PAGE_SIZE).value(0)).isEqualTo("200");
        assertThat(rows.get(PagedRows.PAGE_SIZE).number()).isEqualTo(201);
    }

    @Test
    void whatIsHeldDoesNotGrowWithWhatWasSeen() {
        PagedRows rows = open();

        scrollTo(rows, 100_000);

        assertThat(rows.size()).isGreaterThan(100_000);
        assertThat(rows.heldRows()).isEqualTo(PagedRows.HELD_PAGES * PagedRows.PAGE_SIZE);
        assertThat(rows.getFirst().isHeld()).isFalse();
    }

    @Test
    void aPageThatWasLetGoIsReadAgainAtItsPlace() {
        PagedRows rows = open();
        scrollTo(rows, 20_000);
        int size = rows.size();
        asked.clear();

        rows.look(3_000, 3_020);

        assertThat(asked).containsExactly(15);
        assertThat(rows).hasSize(size);
        assertThat(rows.get(3_007).value(0)).isEqualTo("3007");
        assertThat(rows.refillsProperty().get()).isEqualTo(1);
    }

    @Test
    void theEndIsKnownOnceItWasSeen() {
        tableSize = 450;
        PagedRows rows = open();

        scrollTo(rows, 450);

        assertThat(rows.isComplete()).isTrue();
        assertThat(rows).hasSize(450);
        assertThat(rows.getLast().value(0)).isEqualTo("449");
    }

    @Test
    void aTableThatShrankMeanwhileEndsWhereItEndsNow() {
        PagedRows rows = open();
        scrollTo(rows, 20_000);
        tableSize = 2_950;

        rows.look(2_900, 2_990);

        assertThat(rows).hasSize(2_950);
        assertThat(rows.isComplete()).isTrue();
    }

    @Test
    void aPageThatFailedIsAskedForAgain() {
        PagedRows rows = new PagedRows(page(null), (failing, number, _) -> {
            asked.add(number);
            failing.failed(number);
        });

        rows.look(150, 199);
        rows.look(150, 199);

        assertThat(asked).containsExactly(1, 1);
        assertThat(rows).hasSize(PagedRows.PAGE_SIZE);
    }

    @Test
    void listenersHearOfTheRowsThatAreAdded() {
        PagedRows rows = open();
        List<Integer> added = new ArrayList<>();
        rows.addListener((javafx.collections.ListChangeListener<GridRow>) change -> {
            while (change.next()) {
                added.add(change.getAddedSize());
            }
        });

        rows.look(150, 199);

        assertThat(added).containsExactly(PagedRows.PAGE_SIZE);
    }

    private PagedRows open() {
        return new PagedRows(page(null), (rows, number, after) -> {
            asked.add(number);
            rows.arrived(number, page(after));
        });
    }

    private static void scrollTo(PagedRows rows, int row) {
        while (rows.size() <= row && !rows.isComplete()) {
            rows.look(rows.size() - 20, rows.size() - 1);
        }
    }

    /** A page of a table whose one column counts its rows from 0. */
    private Page page(@Nullable Cursor after) {
        int first = after == null ? 0 : (int) after.offset();
        int end = Math.min(first + PagedRows.PAGE_SIZE, tableSize);
        List<List<@Nullable String>> rows = new ArrayList<>();
        for (int i = first; i < end; i++) {
            rows.add(List.of(Integer.toString(i)));
        }
        return new Page(List.of(), rows, first + 1, end < tableSize ? new Cursor(List.of(end), end) : null,
                Instant.EPOCH);
    }
}
