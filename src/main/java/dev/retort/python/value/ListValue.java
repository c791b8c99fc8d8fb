package dev.retort.python.value;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A list; {@link #items()} is the list itself and may be changed. */
public final class ListValue implements Value {

    private final List<Value> items;

    public ListValue(Collection<? extends Value> items) {
        this.items = new ArrayList<>(items);
    }

    public List<Value> items() {
        return items;
    }
}
