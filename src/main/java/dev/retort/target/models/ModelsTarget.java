package dev.retort.target.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.AlembicOptions;
import dev.retort.alembic.ddl.MetaDataValue;
import dev.retort.alembic.ddl.statement.MetaDataDdl;
import dev.retort.alembic.models.IncludeFunctions;
import dev.retort.alembic.models.ModelReader;
import dev.retort.dialect.Identifiers;
import dev.retort.dialect.postgresql.PostgresqlDialect;
import dev.retort.diff.Comparison;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.problem.SourcePosition;
import dev.retort.project.AlembicProject;
import dev.retort.project.Project;
import dev.retort.project.TargetSource;
import dev.retort.python.value.Host.ModuleSource;
import dev.retort.python.value.ModuleValue;
import dev.retort.script.ModuleSources;
import dev.retort.sql.DialectName;
import dev.retort.target.TargetDdl;

/**
 * SQLAlchemy models as a target: which modules they are in, and the DDL SQLAlchemy 2 would create their tables with.
 * Nothing of the project is run.
 */
public final class ModelsTarget {

    private static final String HINT = "Retort reads models and does not run them; these it cannot read. Let the project "
            + "print its DDL instead: command = [\"python\", \"dump_ddl.py\"] under [target] in retort.toml, where the "
            + "program prints what metadata.create_all() sends to create_mock_engine().";

    /** What a function of env.py gives {@code context.configure}. */
    private static final Pattern TARGET = Pattern.compile("\\btarget_metadata\\s*=\\s*([\\w.]+)");
    private static final Pattern CREATES_SCHEMA = Pattern.compile("(?i)^\\s*CREATE\\s+SCHEMA\\b");
    private static final Identifiers NAMES = PostgresqlDialect.NAMES;
    private static final String ENVIRONMENT = "retort_env_py";

    private final Path project;
    private final ProjectFiles files;
    private final AlembicOptions options;

    /**
     * @param project the project's folder, real; files are named relative to it
     * @param sources texts of the project's modules by dotted name
     * @param options what env.py says that shows in names
     */
    public ModelsTarget(Path project, Function<String, @Nullable ModuleSource> sources, AlembicOptions options) {
        this.project = project;
        this.files = new ProjectFiles(project, sources);
        this.options = options;
    }

    /**
     * The models a project's settings name, or those of its {@code env.py} where they name none.
     *
     * @throws RetortException {@code invalid-settings} where there are none; {@code unsupported-python} where something
     *         of them cannot be read, with class, file and line
     */
    public static TargetDdl read(TargetSource.Models source, Project project, DialectName dialect) {
        AlembicProject alembic = project.alembic();
        Path folder = project.folder();
        ModelsTarget target = of(project);
        if (!source.written().isEmpty()) {
            return target.named(source.written(), dialect);
        }
        if (alembic == null) {
            throw new RetortException(ProblemCode.INVALID_SETTINGS, "Which models are meant is not said.")
                    .hint("Name the module, the file or the folder with the models as models under [target].");
        }
        return target.ofEnvironment(environment(alembic.settings().envScript(), folder), dialect);
    }

    private static ModelsTarget of(Project project) {
        AlembicProject alembic = project.alembic();
        Path folder = project.folder();
        return new ModelsTarget(folder, alembic == null
                ? ModuleSources.of(folder, List.of(folder), folder)
                : ModuleSources.of(folder, alembic.settings().sysPath(), alembic.settings().scriptLocation()),
                AlembicOptions.STANDARD);
    }

    /** What an {@code env.py} leaves out of comparisons by its functions; empty where it makes them while it runs. */
    static Optional<IncludeFunctions> includeFunctions(Project project, ModuleSource env, Comparison comparison,
            DialectName dialect) {
        return of(project).reader(env, dialect).includeFunctions(ENVIRONMENT, env.text(), comparison.before(),
                comparison.after());
    }

    private ModelReader reader(ModuleSource env, DialectName dialect) {
        return new ModelReader(dialect, options,
                new ProjectFiles(project, name -> name.equals(ENVIRONMENT) ? env : files.source(name)));
    }

    static ModuleSource environment(Path file, Path folder) {
        try {
            String shown = file.startsWith(folder) ? folder.relativize(file).toString() : file.toString();
            return new ModuleSource(Files.readString(file), shown.replace('\\', '/'), false);
        } catch (IOException e) {
            throw new RetortException(ProblemCode.INVALID_SETTINGS, file + " cannot be read: " + e.getMessage(), e)
                    .hint("Name the models as models under [target] in retort.toml.");
        }
    }

    /**
     * The tables of models that the settings name.
     *
     * @param models a module ({@code app.models}), what holds the metadata in one ({@code app.models:Base}), a file, or a
     *        folder, relative to the project
     * @throws RetortException {@code invalid-settings} where there is no such thing; {@code unsupported-python} where
     *         something of the models cannot be read, with class, file and line
     */
    public TargetDdl named(String models, DialectName dialect) {
        ModelReader reader = new ModelReader(dialect, options, files);
        return explained(() -> {
            int colon = models.indexOf(':');
            if (colon > 0) {
                ModuleValue module = reader.load(models.substring(0, colon));
                return target(reader, reader.metadata(module, models.substring(colon + 1)), dialect);
            }
            Set<MetaDataValue> found = new LinkedHashSet<>();
            for (String module : modules(models)) {
                found.addAll(reader.all(reader.load(module)));
            }
            if (found.isEmpty()) {
                UnreadTables.refuse(reader);
                throw new RetortException(ProblemCode.INVALID_SETTINGS, "There are no SQLAlchemy models in " + models
                        + ": no declarative base, no MetaData and no Table.")
                        .hint("Name the module, the file or the folder with the models as models under [target].");
            }
            return target(reader, List.copyOf(found), dialect);
        });
    }

    /**
     * The tables of the models that an {@code env.py} hands to Alembic as {@code target_metadata}, which it imports one
     * by one, all of a package, or in a loop.
     *
     * @param env the file
     * @throws RetortException {@code invalid-settings} where it names none; {@code unsupported-python} where it or
     *         something of the models cannot be read, with class, file and line
     */
    public TargetDdl ofEnvironment(ModuleSource env, DialectName dialect) {
        ModelReader reader = reader(env, dialect);
        return explained(() -> {
            ModuleValue module = reader.load(ENVIRONMENT);
            List<MetaDataValue> named = reader.metadataOrNone(module, "target_metadata");
            List<MetaDataValue> found = named.isEmpty() ? reader.configured() : named;
            Matcher given = TARGET.matcher(env.text());
            while (found.isEmpty() && given.find()) {
                found = reader.meant(given.group(1), module);
            }
            if (found.isEmpty()) {
                UnreadTables.refuse(reader);
                throw new RetortException(ProblemCode.INVALID_SETTINGS, env.file() + " has no target_metadata that "
                        + "Retort could compare a database with.").hint("Set target_metadata in env.py, or name the "
                                + "models as models under [target] in retort.toml.")
                        .at(new SourcePosition(env.file(), 1, 1));
            }
            refuseEmpty(reader, found, env);
            return target(reader, found, dialect);
        });
    }

    /** An application that finds its models when it starts does so nowhere in env.py. */
    private void refuseEmpty(ModelReader reader, List<MetaDataValue> found, ModuleSource env) {
        if (found.stream().allMatch(metadata -> metadata.tables().isEmpty())) {
            UnreadTables.refuse(reader);
            Set<String> forgotten = new ForgottenModels(project, reader.files()).files(found);
            if (!forgotten.isEmpty()) {
                String file = forgotten.iterator().next();
                throw new RetortException(ProblemCode.INVALID_SETTINGS, "The target_metadata of " + env.file()
                        + " has no table: nothing it imports has models, and " + forgotten.size()
                        + (forgotten.size() == 1 ? " file has: " : " files have, such as ") + file + ".")
                        .hint("Import them in env.py, or name their folder under [target] in retort.toml: models = \""
                                + file.substring(0, file.indexOf('/')) + "\".")
                        .at(new SourcePosition(env.file(), 1, 1));
            }
        }
    }

    private static TargetDdl explained(Supplier<TargetDdl> reading) {
        try {
            return reading.get();
        } catch (RetortException e) {
            throw e.code() == ProblemCode.UNSUPPORTED_PYTHON && e.hint() == null ? e.hint(HINT) : e;
        }
    }

    /** The modules a setting names: one, or all of a folder, a package's own first. */
    private List<String> modules(String models) {
        Path path = project.resolve(models);
        if (models.endsWith(".py") && Files.isRegularFile(path)) {
            return List.of(dotted(path));
        }
        if (models.matches("[\\w/.-]+") && Files.isDirectory(path)) {
            List<String> all = new ArrayList<>();
            collect(path, all);
            return all;
        }
        if (files.source(models) != null) {
            return List.of(models);
        }
        throw new RetortException(ProblemCode.INVALID_SETTINGS, "There are no models at " + models + " in "
                + project + ".").hint("models under [target] names a module, a file or a folder of the project.");
    }

    private void collect(Path folder, List<String> all) {
        if (Files.isRegularFile(folder.resolve("__init__.py"))) {
            all.add(dotted(folder));
        }
        String shown = project.relativize(folder).toString().replace('\\', '/');
        files.modules(shown).forEach(entry -> {
            Path inner = folder.resolve(entry.name());
            if (entry.isPackage()) {
                collect(inner, all);
            } else {
                all.add(dotted(folder.resolve(entry.name() + ".py")));
            }
        });
    }

    /** A file's module by the folders above it that are packages. */
    private String dotted(Path file) {
        String shown = project.relativize(file.normalize()).toString().replace('\\', '/');
        String plain = shown.endsWith(".py") ? shown.substring(0, shown.length() - 3) : shown;
        String whole = plain.replace('/', '.');
        // The shortest tail that is found is how the project's own imports name it, where a folder is on Python's path.
        for (String name = whole; !name.isEmpty(); name = name.contains(".")
                ? name.substring(name.indexOf('.') + 1)
                : "") {
            ModuleSource source = files.source(name);
            if (source != null && isFile(source, shown)) {
                return name;
            }
        }
        return whole;
    }

    private static boolean isFile(ModuleSource source, String shown) {
        return source.file().equals(shown) || source.file().equals(shown + "/__init__.py");
    }

    /** SQLAlchemy makes tables in schemas, and no schema, unless the models say so themselves. */
    private static List<TargetDdl.Statement> schemas(List<MetaDataValue> metadata, List<TargetDdl.Statement> made) {
        Map<String, SourcePosition> schemas = new TreeMap<>();
        for (MetaDataValue one : metadata) {
            one.tables().forEach(table -> {
                SourcePosition at = table.at();
                if (table.schema() != null && !table.schema().isEmpty()) {
                    schemas.putIfAbsent(table.schema(), at == null ? new SourcePosition("", 1, 1) : at);
                }
            });
        }
        made.stream().filter(one -> CREATES_SCHEMA.matcher(one.sql()).find())
                .forEach(one -> schemas.keySet().removeIf(one.sql()::contains));
        return schemas.entrySet().stream().map(entry -> new TargetDdl.Statement(
                "CREATE SCHEMA IF NOT EXISTS " + NAMES.quote(entry.getKey()), entry.getValue())).toList();
    }

    private TargetDdl target(ModelReader reader, List<MetaDataValue> metadata, DialectName dialect) {
        UnreadTables unread = UnreadTables.leaveOut(reader, metadata);
        List<TargetDdl.Statement> statements = new ArrayList<>();
        for (MetaDataDdl.Created one : reader.create(metadata)) {
            SourcePosition at = one.at();
            statements.add(new TargetDdl.Statement(one.sql(), at == null ? new SourcePosition("", 1, 1) : at));
        }
        if (dialect == DialectName.POSTGRESQL) {
            statements.addAll(0, schemas(metadata, statements));
        }
        FrozenDefaults frozen = FrozenDefaults.of(metadata, dialect);
        List<String> all = new ArrayList<>(new ForgottenModels(project, reader.files()).notes(metadata));
        all.addAll(reader.notes());
        all.addAll(frozen.notes());
        all.addAll(unread.notes());
        return new TargetDdl(statements, all, frozen.written(), unread.tables());
    }

}
