package dev.retort.alembic.orm;

import java.util.ArrayList;
import java.util.List;

import dev.retort.alembic.step.AlembicStep;

/** What a person should know of the classes that were mapped, a sentence each. */
public final class ModelNotes {

    private final List<String> notes = new ArrayList<>();

    public static ModelNotes of(AlembicStep step) {
        return step.part(ModelNotes.class, ModelNotes::new);
    }

    void add(String note) {
        notes.add(note);
    }

    public List<String> all() {
        return List.copyOf(notes);
    }
}
