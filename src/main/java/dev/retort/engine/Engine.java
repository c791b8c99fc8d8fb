package dev.retort.engine;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.retort.backup.BackupManifest;
import dev.retort.backup.BackupProgress;
import dev.retort.backup.DumpFormat;
import dev.retort.browse.Page;
import dev.retort.browse.PageRequest;
import dev.retort.browse.RowFormat;
import dev.retort.browse.TableName;
import dev.retort.connect.Connector;
import dev.retort.connect.Database;
import dev.retort.connect.DatabaseProbe;
import dev.retort.connect.Passwords;
import dev.retort.connect.Profile;
import dev.retort.connect.Profiles;
import dev.retort.connect.Secret;
import dev.retort.plan.OfflineScript;
import dev.retort.plan.Plan;
import dev.retort.plan.PlanFile;
import dev.retort.problem.Cancellation;
import dev.retort.project.AlembicCommand;
import dev.retort.project.DatabaseChooser;
import dev.retort.revision.Direction;
import dev.retort.run.Interruption;
import dev.retort.run.LogEntry;
import dev.retort.run.LogPlace;
import dev.retort.run.LogQuery;
import dev.retort.run.RunListener;
import dev.retort.run.RunResult;
import dev.retort.schema.Table;
import dev.retort.schema.TableSummary;
import dev.retort.script.FolderWatcher;
import dev.retort.script.ScriptProblem;
import dev.retort.sql.DialectName;

/**
 * Everything a person can do with Retort, one method each.
 *
 * <p>Every method blocks; none prints. Failures that a person can act on are
 * {@link dev.retort.problem.RetortException}s. Safe for use from several threads.
 */
public final class Engine implements AutoCloseable {

    private final Surroundings surroundings;
    private final Projects projects;
    private final Profiles profiles;
    private final Passwords passwords;
    private final DatabaseChooser chooser;
    private final StateReader states;
    private final Databases databases;
    private final Plans plans;
    private final Tables tables;
    private final BackupRoom backups;
    private final ConnectionTests tests;
    private final Runs runs;
    private final RevisionFiles files;
    private final OutsideAlembic alembic;
    private final Targets targets;
    /** Weakly held: one that was closed is forgotten. */
    private final Set<FolderWatcher> watchers = Collections
            .synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));
    private final Schemas schemas;

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
        this.profiles = Profiles.of(surroundings.folders());
        this.passwords = new Passwords(surroundings.environment(), surroundings.home(), surroundings.passwords());
        this.chooser = new DatabaseChooser(profiles, passwords, surroundings.environment(),
                surroundings.workingFolder());
        Connector connector = new Connector(surroundings.actor(), surroundings.clock(), passwords);
        this.databases = new Databases(connector, browsing);
        this.states = new StateReader(databases, surroundings.clock());
        this.alembic = new OutsideAlembic(surroundings.environment(), surroundings.folders());
        this.plans = new Plans(databases, alembic);
        this.tables = new Tables(databases, surroundings.clock());
        this.files = new RevisionFiles(surroundings.clock());
        this.backups = new BackupRoom(databases, connector, surroundings);
        this.tests = new ConnectionTests(new DatabaseProbe(connector), backups, surroundings.clock());
        this.runs = new Runs(databases, plans, backups, alembic, surroundings.actor(), surroundings.clock());
        ScratchRuns scratchRuns = new ScratchRuns(plans, runs);
        this.targets = new Targets(chooser, surroundings.environment(), surroundings.folders());
        Comparisons comparisons = new Comparisons(databases, connector, targets, scratchRuns,
                surroundings.clock());
        this.schemas = new Schemas(comparisons, new DataAtStake(databases),
                new Autogeneration(projects, files, comparisons, databases, scratchRuns));
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

    // ---- revision files

    /** Writes a new revision file and gives its path. */
    public Path newRevision(OpenProject project, NewRevision revision) {
        return files.write(project, revision);
    }

    /** What a person should know of files written for this project, a sentence each; empty where all is as usual. */
    public List<String> notesOnNewFiles(OpenProject project) {
        return files.notes(project);
    }

    /** Checks a text as if it were saved as {@code file}; for an editor, as one types. Never throws for bad text. */
    public List<ScriptProblem> check(OpenProject project, Path file, String text) {
        return files.check(project, file, text);
    }

    /**
     * Saves a text, whole or not at all.
     *
     * @param readText what the file held when it was read; null to overwrite whatever it holds
     */
    public SaveResult save(Path file, String text, @Nullable String readText) {
        return TextFiles.save(file, text, readText);
    }

    // ---- databases

    /** The database a choice names, with its guard; opens no connection. */
    public Database choose(@Nullable OpenProject project, DatabaseChoice choice) {
        return chooser.choose(project == null ? null : project.project(), choice.url(), choice.profile());
    }

    /** Where the database stands; creates nothing, not even a missing SQLite file. */
    public DatabaseState state(OpenProject project, Database database) {
        return states.read(project, database, logPlace(project));
    }

    /** Tries a connection: server, round trip, rights, version table, pooler, {@code pg_dump}. Reads only. */
    public ConnectionReport test(@Nullable OpenProject project, Database database) {
        return tests.test(project, database);
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
        return plans.plan(project, request, logPlace(project));
    }

    /** The statements of one revision for a dialect, without any database: for the graph's details and the editor. */
    public Plan preview(OpenProject project, String revision, Direction direction,
            DialectName dialect) {
        return plans.preview(project, revision, direction, dialect);
    }

    /** How the project's own Alembic is called, as a person would type it; empty where there is none to be found. */
    public Optional<String> alembicCommand(OpenProject project) {
        return alembic.command(project).map(AlembicCommand::shown);
    }

    /** Remembers that a person allows that command for steps of this project which cannot be read. */
    public void allowAlembic(OpenProject project) {
        alembic.remember(project);
    }

    /** The programs of a project that a person has allowed to run: its Alembic, and those that print its target. */
    public List<String> allowedPrograms(OpenProject project) {
        return Stream.concat(alembic.remembered(project).stream(), targets.allowed(project).stream()).toList();
    }

    /** Takes that back: each has to be allowed anew before it runs again. */
    public void disallowPrograms(OpenProject project) {
        alembic.forget(project);
        targets.disallow(project);
    }

    /** A plan as a script that {@code psql} or {@code sqlite3} runs as it is. */
    public String script(OpenProject project, Plan plan) {
        return OfflineScript.of(plan, databases.dialect(plan.dialect()), Databases.versionTable(project.project()));
    }

    /**
     * The plan with what the tables it names are like now, for one that is kept and applied later. Reads the catalog, so
     * a plan that runs at once goes without.
     */
    public Plan seeingTables(Plan plan, Database database) {
        return plan.seeing(new TableDefinitions(databases).of(plan, database));
    }

    /** Writes a plan to a file. */
    public void writePlan(Plan plan, Path file) {
        PlanFile.write(plan, file);
    }

    /** Reads a plan from a file, checking that the project's files are still those it was made from. */
    public Plan readPlan(OpenProject project, Path file) {
        Plan plan = PlanFile.read(file);
        PlanFile.refuseChangedFiles(plan, project.scripts());
        return plan;
    }

    /**
     * The tables a plan names that are no longer what they were when it was made, sorted: what it shows may not be what it
     * does any more.
     */
    public List<String> changedTables(OpenProject project, Database database, Plan plan) {
        return new TableDefinitions(databases).changed(plan, database, Databases.versionTable(project.project()));
    }

    /** What to ask about a backup before this plan runs. */
    public BackupOffer backupOffer(OpenProject project, Database database, Plan plan) {
        return backups.offer(project, database, plan);
    }

    /** Carries out exactly this plan, or refuses before anything ran. */
    public RunResult apply(OpenProject project, Database database, Plan plan, ApplyOptions options,
            RunListener listener, Cancellation cancellation) {
        return runs.apply(project, database, plan, options, logPlace(project), listener, cancellation);
    }

    /**
     * Settles a statement that began and was not seen to end: to be run again, or taken as done.
     *
     * @return what was settled; empty where nothing was in doubt
     */
    public Optional<Interruption> resume(OpenProject project, Database database, ResumeChoice choice) {
        return runs.resume(project, database, choice, logPlace(project));
    }

    /** Entries of the migration log, newest first. */
    public List<LogEntry> log(OpenProject project, Database database, LogQuery query) {
        return runs.log(project, database, query, logPlace(project));
    }

    // ---- schemas

    /** Comparing schemas, and making revisions of what differs. */
    public Schemas schemas() {
        return schemas;
    }

    // ---- backups

    /** Takes a full backup in the usual format. */
    public BackupManifest backup(OpenProject project, Database database, @Nullable Path folder, BackupProgress progress,
            Cancellation cancellation) {
        return backup(project, database, folder, DumpFormat.CUSTOM, progress, cancellation);
    }

    /** Takes a full backup. */
    public BackupManifest backup(OpenProject project, Database database, @Nullable Path folder, DumpFormat format,
            BackupProgress progress, Cancellation cancellation) {
        return backups.takeByHand(project, database, folder, format, progress, cancellation);
    }

    /** The backups of a database, newest first. */
    public List<BackupManifest> backups(OpenProject project, Database database) {
        return backups.list(project, database);
    }

    /** Whether the backup's file is there and has the sum of its manifest. */
    public BackupHealth checkBackup(BackupManifest backup, Cancellation cancellation) {
        return backups.check(backup, cancellation);
    }

    /** What restoring in place would lose: writes since the backup, one sentence each. */
    public List<String> lossesOfRestore(OpenProject project, Database database, BackupManifest backup) {
        return backups.losses(project, database, backup);
    }

    /** Restores into a new database beside the present one and gives its name or file. */
    public String restoreBeside(OpenProject project, Database database, BackupManifest backup, BackupProgress progress,
            Cancellation cancellation) {
        return backups.restoreBeside(project, database, backup, progress, cancellation);
    }

    /**
     * Restores in place: schema, data and version table as in the backup; the log stays. The lock is held throughout; if
     * it fails, the database is as it was before.
     *
     * @param confirmedName what a person typed to confirm a production database; null where nothing was typed
     * @return what was left as it is because it is not this role's to change, one sentence each
     */
    public List<String> restoreInPlace(OpenProject project, Database database, BackupManifest backup,
            @Nullable String confirmedName, BackupProgress progress, Cancellation cancellation) {
        Runs.refuseUnconfirmed(database, confirmedName, "restore this backup in place");
        return backups.restoreInPlace(project, database, backup,
                runs.settings(project, database, ApplyOptions.WITHOUT_BACKUP, logPlace(project)), progress,
                cancellation);
    }

    public void deleteBackup(BackupManifest backup) {
        backups.delete(backup);
    }

    // ---- profiles

    /** The saved connections, in the file's order. */
    public List<Profile> profiles() {
        return profiles.list();
    }

    /** Saves a profile under its name; {@code oldName} is the one it replaces, null for a new one. */
    public void saveProfile(Profile profile, @Nullable String oldName) {
        profiles.save(profile, oldName);
    }

    public void removeProfile(String name) {
        profiles.remove(name);
    }

    /** Keeps a password for this session, for a profile or a URL's display name. */
    public void rememberPassword(String database, Secret password) {
        passwords.remember(database, password);
    }

    /** The databases that a {@code .env} file names, as profiles not yet saved; passwords left out. */
    public List<Profile> profilesIn(Path dotEnv) {
        return ProfileImport.read(dotEnv);
    }

    // ---- tables

    /** Every table and view, without columns. */
    public List<TableSummary> tables(Database database) {
        return tables.list(database);
    }

    /** The structure of one table. */
    public Table structure(Database database, TableName table) {
        return tables.structure(database, table);
    }

    /** The statements that make a table as it is, or the one that makes a view; opens no connection. */
    public String ddl(Database database, Table table) {
        return tables.ddl(database, table);
    }

    /** Some rows of a table; one query, no transaction left open. */
    public Page page(Database database, PageRequest request, Cancellation cancellation) {
        return tables.page(database, request, cancellation);
    }

    /**
     * All of one value, however long; null where it is NULL.
     *
     * @param key the row's, from {@link Page#keys}
     */
    public @Nullable String fullValue(Database database, TableName table, List<Object> key, String column,
            Cancellation cancellation) {
        return tables.fullValue(database, table, key, column, cancellation);
    }

    /** Writes a table's rows to a file, filtered and sorted as in {@code request}, and says how many. */
    public long export(Database database, PageRequest request, ExportFormat format, Path file,
            Cancellation cancellation) {
        RowFormat rows = switch (format) {
            case CSV -> RowFormat.csv();
            case JSON -> RowFormat.json();
            case TSV -> RowFormat.tsv();
        };
        return tables.export(database, request, rows, file, cancellation);
    }

    private LogPlace logPlace(OpenProject project) {
        return new LogPlace(project.project().logSchema(), surroundings.folders().state());
    }

    @Override
    public void close() {
        // A system has few watches to give, and one that nobody closes is never given back.
        List.copyOf(watchers).forEach(FolderWatcher::close);
        plans.close();
        databases.close();
    }
}
