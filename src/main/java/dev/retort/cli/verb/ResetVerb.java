package dev.retort.cli.verb;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.backup.BackupKind;
import dev.retort.cli.call.DatabaseHeads;
import dev.retort.cli.call.ExitCode;
import dev.retort.cli.call.Invocation;
import dev.retort.cli.call.Verb;
import dev.retort.cli.output.Phrases;
import dev.retort.cli.prompt.Consent;
import dev.retort.connect.Database;
import dev.retort.engine.ApplyOptions;
import dev.retort.engine.DatabaseState;
import dev.retort.engine.PlanRequest;
import dev.retort.engine.WhenMoved;
import dev.retort.plan.Plan;
import dev.retort.revision.Direction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "reset", sortOptions = false, description = "Forget which revisions are applied: clears the version table, and nothing else.")
final class ResetVerb extends Verb {

    @Option(names = "--confirm", paramLabel = "NAME", description = "The name of a production database, to go on.")
    @Nullable
    String confirm;

    ResetVerb(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run() {
        invocation().graph();
        Database database = invocation().database();
        DatabaseState state = new DatabaseHeads(invocation()).state();
        String table = project().project().versionTable();
        if (state.rows().isEmpty() && !options().json) {
            printer().line("Nothing to clear: "
                    + (state.versionTable() ? table + " has no rows." : "there is no " + table + "."));
            return ExitCode.DONE;
        }
        if (!options().json) {
            printer().line(table + " says " + Phrases.heads(state.rows()) + ". Without that, Retort and Alembic take "
                    + database.name() + " for one at base; its tables and rows stay as they are.");
            printer().line("Afterwards, `retort stamp REV` says what the tables are like, or `retort auto` finds out.");
        }
        String confirmed = new Consent(invocation()).to("Clear " + table + " on " + database.name() + "?", database,
                confirm);
        Plan plan = invocation().engine().plan(project(),
                new PlanRequest(Direction.STAMP, List.of("base"), true, database, null, null));
        return new Applying(invocation()).carryOut(plan, new ApplyOptions(BackupKind.NONE, null, confirmed,
                ApplyOptions.DEFAULT_LOCK_WAIT, WhenMoved.REFUSE));
    }
}
