package dev.retort.target;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import dev.retort.problem.Cancellation;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.project.TargetSource;
import dev.retort.sql.DialectName;

/**
 * Compiled JPA classes as a target: Hibernate, in a child JVM, says what tables it would make for them. That runs static
 * initialisers and converters of the classes, so whoever calls this has asked a person before.
 */
public final class EntitiesTarget {

    /** Named and not referred to: what it needs is not on this class path. */
    private static final String PROGRAM = "dev.retort.target.entities.EntityDdlProgram";
    private static final Duration TIME = Duration.ofMinutes(2);
    private static final int MOST = 50_000_000;
    /** What the program ends with where the classes are at fault. */
    private static final int AT_FAULT = 2;

    private EntitiesTarget() {}

    /** What a person allows when the classes of a project are loaded. */
    public static List<String> command(TargetSource.Entities source) {
        return List.of("hibernate", source.written());
    }

    /**
     * The DDL of the classes. Libraries they need are looked for beside them in {@code dependency}, where
     * {@code mvn dependency:copy-dependencies} puts them.
     *
     * @throws RetortException {@code invalid-settings} where there are no such classes, Hibernate is not there, or a class
     *         cannot be loaded or is not understood, named with the reason; {@code statement-failed} where it takes longer
     *         than two minutes; {@code cancelled}
     */
    public static TargetDdl read(TargetSource.Entities source, Path folder, Map<String, String> environment,
            DialectName dialect, Cancellation cancellation) {
        return read(source, folder, environment, dialect, TIME, cancellation);
    }

    static TargetDdl read(TargetSource.Entities source, Path folder, Map<String, String> environment,
            DialectName dialect, Duration time, Cancellation cancellation) {
        if (!Files.isDirectory(source.classes())) {
            throw new RetortException(ProblemCode.INVALID_SETTINGS, "There is no folder " + source.classes()
                    + " with compiled classes.").hint("Compile the project first, or correct entities under [target].");
        }
        List<String> words = new ArrayList<>(List.of(java(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx1g",
                "-cp", classPath(), PROGRAM, source.classes().toString(), dialect.text(),
                source.naming().name().toLowerCase(Locale.ROOT)));
        jars(source.classes()).forEach(jar -> words.add(jar.toString()));
        ProjectProgram program = new ProjectProgram("that reads " + source.written(), words, folder, environment, time,
                MOST);
        String printed;
        try {
            printed = program.output(cancellation);
        } catch (RetortException e) {
            throw Integer.valueOf(AT_FAULT).equals(e.data().get("exit_code")) ? atFault(source, e) : e;
        }
        TargetDdl ddl = SqlTarget.ofText(printed, source.written(), dialect);
        List<String> notes = new ArrayList<>(ddl.notes());
        if (dialect == DialectName.SQLITE) {
            notes.add("Hibernate makes no foreign keys on SQLite, so the target has none.");
        }
        return new TargetDdl(ddl.statements(), notes, Map.of());
    }

    private static RetortException atFault(TargetSource.Entities source, RetortException e) {
        List<?> output = e.data().get("output") instanceof List<?> lines ? lines : List.of();
        return new RetortException(ProblemCode.INVALID_SETTINGS, "The entities in " + source.written()
                + " cannot be read: " + (output.isEmpty() ? "no reason was given" : output.getLast()) + ".", e)
                .hint("Libraries the classes need belong beside them: mvn dependency:copy-dependencies puts them into"
                        + " target/dependency. Or let a program print the DDL, with command under [target].")
                .data("output", output);
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** This program's own classes and Hibernate: in the distribution its folder beside them, else this class path. */
    private static String classPath() {
        Path own;
        try {
            own = Path.of(EntitiesTarget.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        Path library = own.resolveSibling("hibernate");
        if (Files.isDirectory(library)) {
            return own + File.pathSeparator + library + File.separator + "*";
        }
        String ours = System.getProperty("java.class.path");
        if (!ours.contains("hibernate-core")) {
            throw new RetortException(ProblemCode.INVALID_SETTINGS, "Hibernate, which reads JPA classes, is not in "
                    + library + ".").hint("Use the whole distribution: mvn -q package -DskipTests makes it.");
        }
        return ours;
    }

    private static List<Path> jars(Path classes) {
        Path beside = classes.resolveSibling("dependency");
        if (!Files.isDirectory(beside)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(beside)) {
            return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        } catch (IOException e) {
            throw new RetortException(ProblemCode.INVALID_SETTINGS, beside + " cannot be read: " + e.getMessage(), e)
                    .hint("Check its rights.");
        }
    }
}
