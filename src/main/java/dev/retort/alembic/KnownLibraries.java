package dev.retort.alembic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.Host.ModuleSource;

/**
 * Libraries whose classes models and the entities of revisions derive from. What those give a table is told in Python of Retort's own, which is read
 * as a module of the project is: of each library no more than shows in a schema.
 */
public final class KnownLibraries {

    private static final Set<String> TOLD = Set.of("authlib.integrations.sqla_oauth2", "flask_sqlalchemy",
            "flask_appbuilder", "flask_appbuilder.models",
            "flask_appbuilder.models.sqla", "flask_appbuilder.models.decorators",
            "flask_appbuilder.models.mixins");

    private KnownLibraries() {}

    /** What is told of a module; null for one nothing is told of. */
    public static @Nullable ModuleSource source(String name) {
        if (!TOLD.contains(name)) {
            return null;
        }
        String file = "libraries/" + name + ".py";
        try (InputStream text = KnownLibraries.class.getResourceAsStream(file)) {
            if (text == null) {
                throw new IllegalStateException(file + " is missing");
            }
            return new ModuleSource(new String(text.readAllBytes(), StandardCharsets.UTF_8), file, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
