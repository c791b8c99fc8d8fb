package dev.retort.workbench.theme;

import java.net.URL;

/** Finds a stylesheet beside a class. */
public final class Stylesheets {

    private Stylesheets() {}

    /** @throws IllegalStateException where there is none, which is a bug */
    public static String of(Class<?> beside, String name) {
        URL found = beside.getResource(name);
        if (found == null) {
            throw new IllegalStateException("no stylesheet " + name + " beside " + beside.getName());
        }
        return found.toExternalForm();
    }
}
