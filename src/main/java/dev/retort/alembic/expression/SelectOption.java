package dev.retort.alembic.expression;

import java.util.List;

import dev.retort.python.value.HostValue;
import dev.retort.python.value.Value;

/** What {@code options()} of a select takes: which columns of a mapped class are read. */
public interface SelectOption extends HostValue {

    /** What is selected, with fewer columns where the option says so. */
    List<Value> narrowed(List<Value> entities);

    /** What narrowed entities are as columns; anything else as it is. */
    List<Value> columns(List<Value> entities);
}
