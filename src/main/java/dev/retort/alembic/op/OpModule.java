package dev.retort.alembic.op;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.ModuleValue;
import dev.retort.python.value.Value;

/** The module {@code alembic.op}: what operations there are is known only when they are asked for. */
public final class OpModule extends ModuleValue {

    private final OperationsValue operations;

    public OpModule(OperationsValue operations) {
        super("alembic.op");
        this.operations = operations;
    }

    @Override
    public @Nullable Value get(String attribute) {
        Value own = super.get(attribute);
        return own != null ? own : operations.find(attribute);
    }
}
