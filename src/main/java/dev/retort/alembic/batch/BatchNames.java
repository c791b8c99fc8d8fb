package dev.retort.alembic.batch;

import java.util.Map;

import dev.retort.alembic.step.AlembicStep;
import dev.retort.alembic.step.NameSource;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.Signature;
import dev.retort.python.value.Value;

/** {@code op.batch_alter_table}. */
public final class BatchNames implements NameSource {

    private static final String NAME = "batch_alter_table";

    @Override
    public Map<String, Value> names(String module, AlembicStep step) {
        if (!module.equals("alembic.op")) {
            return Map.of();
        }
        Signature signature = Signature.of(NAME, "table_name", "schema?", "recreate?", "partial_reordering?",
                "copy_from?", "table_args?", "table_kwargs?", "reflect_args?", "reflect_kwargs?",
                "naming_convention?");
        return Map.of(NAME,
                NativeFunction.of(signature, NAME, (bound, in) -> new BatchBlock(BatchOptions.read(bound, in), step)));
    }
}
