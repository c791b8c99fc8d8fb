package dev.retort.target.models;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import dev.retort.alembic.ddl.MetaDataValue;

/**
 * Files with models that nothing imports, which SQLAlchemy would not know either: their tables would be proposed to be
 * dropped.
 *
 * @param project the folder file names are relative to
 * @param read the files that were imported
 */
record ForgottenModels(Path project, Set<String> read) {

    private static final int MOST_FILES = 5_000;
    private static final long LONGEST = 1 << 20;
    private static final Pattern MODEL = Pattern.compile("(?m)^\\s+__tablename__\\s*(?::[^=\\n]*)?=");
    private static final Set<String> ELSEWHERE = Set.of("versions", "migrations", "alembic", "tests", "test",
            "node_modules", "venv", "site-packages", "__pycache__", "build", "dist");

    private static final int MOST_NOTES = 5;

    /** A sentence for each such file in the packages the models are in; one for all where they are many. */
    List<String> notes(List<MetaDataValue> metadata) {
        Set<String> forgotten = files(metadata);
        if (forgotten.size() > MOST_NOTES) {
            return List.of(String.join(", ", forgotten.stream().limit(MOST_NOTES).toList()) + " and "
                    + (forgotten.size() - MOST_NOTES) + " more files have models, but nothing imports them: their "
                    + "tables are no part of the target.");
        }
        return forgotten.stream().map(file -> file + " has models, but nothing imports it: their tables are no part of "
                + "the target.").toList();
    }

    /** Those in the packages the models are in; without any model in the packages that were read. */
    Set<String> files(List<MetaDataValue> metadata) {
        Set<String> packages = new LinkedHashSet<>();
        metadata.stream().flatMap(one -> one.tables().stream()).map(table -> table.at()).filter(Objects::nonNull)
                .forEach(at -> {
                    int slash = at.file().indexOf('/');
                    if (slash > 0) {
                        packages.add(at.file().substring(0, slash));
                    }
                });
        if (packages.isEmpty()) {
            read.stream().filter(file -> file.indexOf('/') > 0).forEach(
                    file -> packages.add(file.substring(0, file.indexOf('/'))));
        }
        Set<String> forgotten = new TreeSet<>();
        packages.stream().filter(one -> !one.equals("..")).forEach(one -> collect(project.resolve(one), forgotten));
        return forgotten;
    }

    private void collect(Path folder, Set<String> forgotten) {
        List<Path> files = new ArrayList<>();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {

                @Override
                public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes attributes) {
                    String name = String.valueOf(inner.getFileName());
                    return !inner.equals(folder) && (ELSEWHERE.contains(name) || name.startsWith("."))
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    String name = String.valueOf(file.getFileName());
                    if (name.endsWith(".py") && !name.startsWith("test_") && attributes.size() < LONGEST) {
                        files.add(file);
                    }
                    return files.size() < MOST_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException reason) {
                    return FileVisitResult.CONTINUE;
                }
            });
            for (Path file : files) {
                String shown = project.relativize(file).toString().replace('\\', '/');
                if (!read.contains(shown) && MODEL.matcher(Files.readString(file)).find()) {
                    forgotten.add(shown);
                }
            }
        } catch (IOException _) {
            // What cannot be looked at is not pointed out.
        }
    }
}
