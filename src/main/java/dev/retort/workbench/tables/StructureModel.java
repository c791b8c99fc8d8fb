package dev.retort.workbench.tables;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import dev.retort.browse.TableName;
import dev.retort.connect.Database;
import dev.retort.engine.Engine;
import dev.retort.schema.Table;
import dev.retort.workbench.text.Messages;
import dev.retort.workbench.work.Job;
import dev.retort.workbench.work.Latest;
import dev.retort.workbench.work.Work;

/** The structure of one table, read once it is looked at. */
final class StructureModel {

    /** A table and the statements that make it. */
    record Structure(Table table, String ddl) {}

    private final Engine engine;
    private final Latest latest;
    private final ReadOnlyObjectWrapper<@Nullable Structure> structure = new ReadOnlyObjectWrapper<>(this, "structure");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
    private final ReadOnlyObjectWrapper<@Nullable Throwable> failure = new ReadOnlyObjectWrapper<>(this, "failure");

    StructureModel(Engine engine, Work work) {
        this.engine = engine;
        this.latest = new Latest(work);
    }

    ReadOnlyObjectProperty<@Nullable Structure> structureProperty() {
        return structure.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Why it could not be read; null where it could. */
    ReadOnlyObjectProperty<@Nullable Throwable> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    void show(Database database, TableName name) {
        busy.set(true);
        failure.set(null);
        latest.start(Job.quiet(Messages.text("tables.reading", name.name()), _ -> {
            Table table = engine.tables().structure(database, name);
            return new Structure(table, engine.tables().ddl(database, table));
        }).then(read -> {
            busy.set(false);
            structure.set(read);
        }).otherwise(why -> {
            busy.set(false);
            structure.set(null);
            failure.set(why);
        }));
    }

    void clear() {
        latest.cancel();
        busy.set(false);
        failure.set(null);
        structure.set(null);
    }
}
