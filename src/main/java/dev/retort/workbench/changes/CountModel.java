package dev.retort.workbench.changes;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import dev.retort.connect.Database;
import dev.retort.engine.SchemaComparison;
import dev.retort.engine.Schemas;
import dev.retort.schema.DataCount;
import dev.retort.schema.ObjectName;
import dev.retort.workbench.shell.Session;
import dev.retort.workbench.text.Messages;
import dev.retort.workbench.work.Job;
import dev.retort.workbench.work.Latest;
import dev.retort.workbench.work.Work;

/**
 * How much data the differences are about: counted after a comparison is shown, which waits for nothing of it. What
 * cannot be counted stays without a number.
 */
final class CountModel {

    private final Schemas schemas;
    private final Session session;
    private final Latest counting;
    private final Set<ObjectName> asked = new HashSet<>();
    private final ReadOnlyObjectWrapper<Map<ObjectName, DataCount>> counts = new ReadOnlyObjectWrapper<>(this, "counts",
            Map.of());

    CountModel(Schemas schemas, Work work, Session session, ComparisonModel comparing) {
        this.schemas = schemas;
        this.session = session;
        this.counting = new Latest(work);
        comparing.comparisonProperty().subscribe(this::follow);
    }

    private void follow(@Nullable SchemaComparison now) {
        Database database = session.database().orElse(null);
        if (now == null || database == null) {
            counting.cancel();
            asked.clear();
            counts.set(Map.of());
            return;
        }
        Set<ObjectName> wanted = schemas.dataAtStake(now);
        // An answer about a table brings questions about its columns; one about a column brings nothing new.
        if (!asked.addAll(wanted)) {
            return;
        }
        counting.start(Job.quiet(Messages.text("changes.counting"),
                progress -> schemas.count(database, now, wanted, progress.cancellation())).then(found -> {
                    Map<ObjectName, DataCount> all = new HashMap<>(counts.get());
                    all.putAll(found);
                    counts.set(Map.copyOf(all));
                }).otherwise(_ -> {}));
    }

    /** What is known by now, by the names that differences and questions use. */
    ReadOnlyObjectProperty<Map<ObjectName, DataCount>> countsProperty() {
        return counts.getReadOnlyProperty();
    }

    /** Null while it is not known. */
    @Nullable
    DataCount of(ObjectName thing) {
        return counts.get().get(thing);
    }
}
