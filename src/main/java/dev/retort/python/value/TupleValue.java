package dev.retort.python.value;

import java.util.List;

/** A tuple. */
public record TupleValue(List<Value> items) implements Value {

    public TupleValue {
        items = List.copyOf(items);
    }
}
