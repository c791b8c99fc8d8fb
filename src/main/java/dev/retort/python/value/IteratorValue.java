package dev.retort.python.value;

import java.util.Iterator;

/** Something that gives values one after another and is then used up: a generator, {@code zip}, {@code map}. */
public final class IteratorValue implements Value {

    private final String typeName;
    private final Iterator<Value> values;

    /** @param typeName what {@code type(x).__name__} says */
    public IteratorValue(String typeName, Iterator<Value> values) {
        this.typeName = typeName;
        this.values = values;
    }

    public String typeName() {
        return typeName;
    }

    public Iterator<Value> values() {
        return values;
    }
}
