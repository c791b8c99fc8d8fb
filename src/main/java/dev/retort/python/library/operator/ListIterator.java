package dev.retort.python.library.operator;

import java.util.Iterator;
import java.util.NoSuchElementException;

import dev.retort.python.value.ListValue;
import dev.retort.python.value.Value;

/** Walks a list by place, so that a list may grow or shrink meanwhile, as Python's may. */
final class ListIterator implements Iterator<Value> {

    private final ListValue list;
    private int at;

    ListIterator(ListValue list) {
        this.list = list;
    }

    @Override
    public boolean hasNext() {
        return at < list.items().size();
    }

    @Override
    public Value next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return list.items().get(at++);
    }
}
