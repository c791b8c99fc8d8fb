package dev.retort.target.entities;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The compiled classes of a folder that say something about tables, in a class loader of their own. */
final class EntityClasses {

    /** What a class file holds as text where it carries the annotation. */
    private static final List<String> MARKS = List.of("Ljakarta/persistence/Entity;",
            "Ljakarta/persistence/MappedSuperclass;", "Ljakarta/persistence/Embeddable;",
            "Ljakarta/persistence/Converter;");
    private static final String OLD_MARK = "Ljavax/persistence/Entity;";

    private final Path folder;
    private final ClassLoader loader;

    /** @param jars what the classes need beside the JPA: other libraries of the project */
    EntityClasses(Path folder, List<Path> jars) {
        this.folder = folder;
        List<URL> places = new ArrayList<>(List.of(url(folder)));
        jars.forEach(jar -> places.add(url(jar)));
        this.loader = new URLClassLoader(places.toArray(URL[]::new), EntityClasses.class.getClassLoader());
    }

    ClassLoader loader() {
        return loader;
    }

    /** @throws UnreadableEntities where there are none, or one cannot be loaded */
    List<Class<?>> load() throws IOException {
        List<Class<?>> classes = new ArrayList<>();
        boolean old = false;
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(file -> file.toString().endsWith(".class")).sorted().toList();
        }
        for (Path file : files) {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            old |= text.contains(OLD_MARK);
            if (MARKS.stream().anyMatch(text::contains)) {
                classes.add(load(file));
            }
        }
        if (classes.isEmpty()) {
            throw new UnreadableEntities(old
                    ? "its classes carry javax.persistence annotations, which Hibernate knows no more since version 6"
                    : "there is no class with @Entity in it");
        }
        return classes;
    }

    private Class<?> load(Path file) {
        String path = folder.relativize(file).toString();
        String name = path.substring(0, path.length() - ".class".length()).replace(File.separatorChar, '.');
        try {
            Class<?> type = Class.forName(name, false, loader);
            // Its fields and methods have types of their own, which would be missed only later.
            type.getDeclaredFields();
            type.getDeclaredMethods();
            return type;
        } catch (ClassNotFoundException | LinkageError e) {
            throw new UnreadableEntities("the class " + name + " cannot be loaded: " + reason(e));
        }
    }

    static String reason(Throwable e) {
        if (e instanceof NoClassDefFoundError || e instanceof ClassNotFoundException) {
            return "it needs " + String.valueOf(e.getMessage()).replace('/', '.') + ", which is not there";
        }
        if (e instanceof UnsupportedClassVersionError) {
            return "it was compiled for a newer Java than " + Runtime.version().feature();
        }
        return e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage());
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
