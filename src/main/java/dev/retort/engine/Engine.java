package dev.retort.engine;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;

import org.jspecify.annotations.Nullable;

import dev.retort.connect.Connector;
import dev.retort.connect.Database;
import dev.retort.connect.DatabaseProbe;
import dev.retort.connect.Passwords;
import dev.retort.connect.Profiles;
import dev.retort.plan.Plan;
import dev.retort.problem.Cancellation;
import dev.retort.project.DatabaseChooser;
import dev.retort.revision.Direction;
import dev.retort.run.Interruption;
import dev.retort.run.LogEntry;
import dev.retort.run.LogQuery;
import dev.retort.run.RunListener;
import dev.retort.run.RunResult;
import dev.retort.script.FolderWatcher;
import dev.retort.sql.DialectName;

/**
 * Everything a person can do with Retort. The way of a migration is here: a project, its database, a plan, a run. What
 * else there is to do has a subject, and each subject has a class of its own: {@link #revisionFiles}, {@link #keptPlans},
 * {@link #programs}, {@link #schemas}, {@link #backups}, {@link #tables}, {@link #connections}.
 *
 * <p>Every method blocks; none prints. Failures that a person can act on are
 * {@link dev.retort.problem.RetortException}s. Safe for use from several threads.
 */
public final class Engine implements AutoCloseable {

    private final Surroundings surroundings;
    private final Projects projects;
    private final DatabaseChooser chooser;
    private final Databases databases;
    private final StateReader states;
    private final Plans plans;
    private final Runs runs;
    private final RevisionFiles files;
    private final KeptPlans keptPlans;
    private final ProjectPrograms programs;
    private final Schemas schemas;
    private final DatabaseBackups backups;
    private final Tables tables;
    private final Connections connections;
    /** Weakly held: one that was closed is forgotten. */
    private final Set<FolderWatcher> watchers = Collections
            .synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    /** How connections for looking at tables are come by. */
    public enum Browsing {
        /** Opened for each look and closed after it: a command needs no pool. */
        ONE_BY_ONE,
        /** A few are kept open while someone looks around. */
        POOLED
    }

    public Engine(Surroundings surroundings) {
        this(surroundings, Browsing.ONE_BY_ONE);
    }

    public Engine(Surroundings surroundings, Browsing browsing) {
        this.surroundings = surroundings;
        this.projects = new Projects(surroundings.environment(), surroundings.workingFolder());
        Profiles profiles = Profiles.of(surroundings.folders());
        Passwords passwords = new Passwords(surroundings.environment(), surroundings.home(), surroundings.passwords());
        this.chooser = new DatabaseChooser(profiles, passwords, surroundings.environment(),
                surroundings.workingFolder());
        Connector connector = new Connector(surroundings.actor(), surroundings.clock(), passwords);
        this.databases = new Databases(connector, browsing);
        this.states = new StateReader(databases, surroundings);
        this.backups = new DatabaseBackups(databases, connector, surroundings);
        this.tables = new Tables(databases, surroundings.clock());
        this.connections = new Connections(profiles, passwords,
                new ConnectionTests(new DatabaseProbe(connector), backups, surroundings.clock()));
        this.files = new RevisionFiles(surroundings.clock());
        OutsideAlembic alembic = new OutsideAlembic(surroundings.environment(), surroundings.folders());
        Targets targets = new Targets(chooser, surroundings.environment(), surroundings.folders());
        this.programs = new ProjectPrograms(alembic, targets);
        this.plans = new Plans(databases, alembic, surroundings);
        this.keptPlans = new KeptPlans(databases);
        this.runs = new Runs(databases, plans, backups, alembic, surroundings);
        ScratchRuns scratchRuns = new ScratchRuns(plans, runs);
        Comparisons comparisons = new Comparisons(databases, connector, targets, scratchRuns, surroundings.clock());
        this.schemas = new Schemas(comparisons, new DataAtStake(databases),
                new Autogeneration(projects, files, comparisons, databases, scratchRuns));
    }

    // ---- the subjects

    /** Writing, checking and saving revision files. */
    public RevisionFiles revisionFiles() {
        return files;
    }

    /** Plans as files and as scripts. */
    public KeptPlans keptPlans() {
        return keptPlans;
    }

    /** The programs of a project that run only where a person allows it. */
    public ProjectPrograms programs() {
        return programs;
    }

    /** Comparing schemas, and making revisions of what differs. */
    public Schemas schemas() {
        return schemas;
    }

    /** Taking, checking and restoring backups. */
    public DatabaseBackups backups() {
        return backups;
    }

    /** Looking at tables and their rows. */
    public Tables tables() {
        return tables;
    }

    /** Profiles, passwords, and connections on trial. */
    public Connections connections() {
        return connections;
    }

    // ---- projects

    /** Reads the project in a folder or one of the folders above it. */
    public OpenProject open(Path folder) {
        return projects.open(folder);
    }

    /** As {@link #open(Path)}, with the section of an {@code alembic.ini} that a person names. */
    public OpenProject open(Path folder, String section) {
        return projects.open(folder, section);
    }

    /** Reads the same project again. */
    public OpenProject reload(OpenProject project) {
        return projects.reload(project);
    }

    /** Makes a folder a project: {@code retort.toml} and a versions folder. Refuses where there is one already. */
    public OpenProject init(Path folder) {
        return projects.init(folder);
    }

    /**
     * Makes a folder an Alembic project, which the real Alembic opens too.
     *
     * @param scripts the folder with {@code env.py}, relative to it; must be empty or absent
     */
    public OpenProject initAlembic(Path folder, String scripts) {
        return projects.initAlembic(folder, scripts);
    }

    /** Copies the sample into a folder, which must be empty or absent, with a fresh SQLite database. */
    public OpenProject copySample(Path folder) {
        OpenProject sample = projects.copySample(folder);
        Projects.makeEmpty(Path.of(choose(sample, DatabaseChoice.OF_THE_PROJECT).url().database()));
        return sample;
    }

    /** Where the sample goes unless a person chooses another folder. */
    public Path defaultSampleFolder() {
        return surroundings.folders().data().resolve("sample");
    }

    /** Calls {@code changed} after files of the project changed, on a thread of its own, until it or this is closed. */
    public FolderWatcher watch(OpenProject project, Runnable changed) {
        FolderWatcher watcher = files.watch(project, changed);
        watchers.add(watcher);
        return watcher;
    }

    // ---- databases

    /** The database a choice names, with its guard; opens no connection. */
    public Database choose(@Nullable OpenProject project, DatabaseChoice choice) {
        return chooser.choose(project == null ? null : project.project(), choice.url(), choice.profile());
    }

    /** Where the database stands; creates nothing, not even a missing SQLite file. */
    public DatabaseState state(OpenProject project, Database database) {
        return states.read(project, database);
    }

    /** Makes the version table where there is none. */
    public void ensureVersionTable(OpenProject project, Database database) {
        runs.ensureVersionTable(project, database);
    }

    /** The statement that makes the version table, as a script. */
    public String versionTableScript(OpenProject project, DialectName dialect) {
        return databases.dialect(dialect).versionTable().create(Databases.versionTable(project.project())) + ";\n";
    }

    // ---- plans and runs

    /** What would run; touches nothing. */
    public Plan plan(OpenProject project, PlanRequest request) {
        return plans.plan(project, request);
    }

    /** The statements of one revision for a dialect, without any database: for the graph's details and the editor. */
    public Plan preview(OpenProject project, String revision, Direction direction,
            DialectName dialect) {
        return plans.preview(project, revision, direction, dialect);
    }

    /** Carries out exactly this plan, or refuses before anything ran. */
    public RunResult apply(OpenProject project, Database database, Plan plan, ApplyOptions options,
            RunListener listener, Cancellation cancellation) {
        return runs.apply(project, database, plan, options, listener, cancellation);
    }

    /**
     * Settles a statement that began and was not seen to end: to be run again, or taken as done.
     *
     * @return what was settled; empty where nothing was in doubt
     */
    public Optional<Interruption> resume(OpenProject project, Database database, ResumeChoice choice) {
        return runs.resume(project, database, choice);
    }

    /** Entries of the migration log, newest first. */
    public List<LogEntry> log(OpenProject project, Database database, LogQuery query) {
        return runs.log(project, database, query);
    }

    @Override
    public void close() {
        // A system has few watches to give, and one that nobody closes is never given back.
        List.copyOf(watchers).forEach(FolderWatcher::close);
        plans.close();
        databases.close();
    }
}
