package dev.retort.workbench.tables;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.collections.ObservableListBase;

import org.jspecify.annotations.Nullable;

import dev.retort.browse.Page;
import dev.retort.browse.PageRequest.Cursor;

/**
 * The rows of one query as far as they have been looked at. A page is read when it is about to be seen, found again by
 * the key it begins after, and let go when many others have been seen since: what is held does not grow with the
 * table.
 */
final class PagedRows extends ObservableListBase<GridRow> {

    /** How many rows are read at once. */
    static final int PAGE_SIZE = 200;

    /** How many pages are held at most. */
    static final int HELD_PAGES = 24;

    /** How close to the end of what is known a look must come for the next page to be read. */
    private static final int AHEAD = PAGE_SIZE / 2;

    private final Loader loader;
    private final List<@Nullable Cursor> starts = new ArrayList<>();
    private final Map<Integer, List<GridRow>> held = new LinkedHashMap<>(16, 0.75f, true);
    private final Set<Integer> loading = new HashSet<>();
    private final ReadOnlyLongWrapper refills = new ReadOnlyLongWrapper(this, "refills");
    private int known;
    private boolean complete;

    /** Reads a page; answers later, on the same thread, with {@link #arrived} or {@link #failed}. */
    @FunctionalInterface
    interface Loader {

        void load(PagedRows rows, int page, @Nullable Cursor after);
    }

    PagedRows(Page first, Loader loader) {
        this.loader = loader;
        starts.add(null);
        take(0, first);
    }

    @Override
    public GridRow get(int index) {
        if (index < 0 || index >= known) {
            throw new IndexOutOfBoundsException(index);
        }
        List<GridRow> page = held.get(index / PAGE_SIZE);
        int within = index % PAGE_SIZE;
        return page == null || within >= page.size() ? GridRow.ABSENT : page.get(within);
    }

    @Override
    public int size() {
        return known;
    }

    /** Whether the end of the table has been seen, so that {@link #size()} is the number of its rows. */
    boolean isComplete() {
        return complete;
    }

    /** Counts the pages that were read again: rows that were absent are there now, at the same places. */
    ReadOnlyLongProperty refillsProperty() {
        return refills.getReadOnlyProperty();
    }

    /** How many rows are held at the moment. */
    int heldRows() {
        return held.values().stream().mapToInt(List::size).sum();
    }

    /** Says which rows are seen, so that what is missing of them, or will be soon, is read. */
    void look(int first, int last) {
        int lastPage = Math.min(last, known - 1) / PAGE_SIZE;
        for (int page = Math.max(0, first) / PAGE_SIZE; page <= lastPage; page++) {
            if (!held.containsKey(page)) {
                request(page);
            }
        }
        if (!complete && last >= known - AHEAD) {
            request(starts.size() - 1);
        }
    }

    private void request(int page) {
        if (loading.add(page)) {
            loader.load(this, page, starts.get(page));
        }
    }

    /** Takes a page that was asked for. */
    void arrived(int page, Page content) {
        loading.remove(page);
        if (page >= starts.size()) {
            return;
        }
        take(page, content);
    }

    /** A page could not be read; the next look asks again. */
    void failed(int page) {
        loading.remove(page);
    }

    private void take(int page, Page content) {
        int before = known;
        int first = page * PAGE_SIZE;
        List<GridRow> rows = new ArrayList<>(content.rows().size());
        for (int i = 0; i < content.rows().size(); i++) {
            List<Object> key = i < content.keys().size() ? content.keys().get(i) : List.of();
            rows.add(new GridRow(first + i + 1L, content.rows().get(i), key));
        }
        Cursor next = content.rows().size() < PAGE_SIZE ? null : content.next();
        boolean refilled = first < before;
        boolean unchanged = refilled && page + 1 < starts.size() && next != null && next.equals(starts.get(page + 1));
        beginChange();
        if (!unchanged) {
            endAfter(page, first + rows.size(), next);
        }
        held.put(page, rows);
        letGo();
        if (known > before) {
            nextAdd(before, known);
        } else if (known < before) {
            nextRemove(known, Collections.nCopies(before - known, GridRow.ABSENT));
        }
        endChange();
        if (refilled) {
            refills.set(refills.get() + 1);
        }
    }

    /** The table ends differently than it did: what was known behind this page is not so any more. */
    private void endAfter(int page, int rows, @Nullable Cursor next) {
        known = rows;
        complete = next == null;
        held.keySet().removeIf(other -> other > page);
        starts.subList(page + 1, starts.size()).clear();
        if (next != null) {
            starts.add(next);
        }
    }

    private void letGo() {
        var eldest = held.keySet().iterator();
        while (held.size() > HELD_PAGES && eldest.hasNext()) {
            eldest.next();
            eldest.remove();
        }
    }
}
