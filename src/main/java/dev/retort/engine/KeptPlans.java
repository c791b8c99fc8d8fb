package dev.retort.engine;

import java.nio.file.Path;
import java.util.List;

import dev.retort.connect.Database;
import dev.retort.plan.OfflineScript;
import dev.retort.plan.Plan;
import dev.retort.plan.PlanFile;

/** What a person can do with a plan but apply it at once: keep it for later, or take it elsewhere as a script. */
public final class KeptPlans {

    private final Databases databases;
    private final TableDefinitions tables;

    KeptPlans(Databases databases) {
        this.databases = databases;
        this.tables = new TableDefinitions(databases);
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
        return plan.seeing(tables.of(plan, database));
    }

    /**
     * The tables a plan names that are no longer what they were when it was made, sorted: what it shows may not be what it
     * does any more.
     */
    public List<String> changedTables(OpenProject project, Database database, Plan plan) {
        return tables.changed(plan, database, Databases.versionTable(project.project()));
    }

    /** Writes a plan to a file. */
    public void write(Plan plan, Path file) {
        PlanFile.write(plan, file);
    }

    /** Reads a plan from a file, checking that the project's files are still those it was made from. */
    public Plan read(OpenProject project, Path file) {
        Plan plan = PlanFile.read(file);
        PlanFile.refuseChangedFiles(plan, project.scripts());
        return plan;
    }
}
