package dev.retort.cli.prompt;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.retort.backup.BackupKind;
import dev.retort.cli.call.Invocation;
import dev.retort.cli.output.Phrases;
import dev.retort.cli.output.PlanText;
import dev.retort.cli.output.Printer;
import dev.retort.connect.BackupPolicy;
import dev.retort.connect.Database;
import dev.retort.connect.Environment;
import dev.retort.connect.Profile;
import dev.retort.engine.ApplyOptions;
import dev.retort.engine.BackupOffer;
import dev.retort.engine.WhenMoved;
import dev.retort.plan.Plan;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.revision.Direction;

/**
 * Gets a person's agreement before anything is changed: to the plan, to a backup, and on production by the database's
 * name. Where nobody can be asked, the options have to say it.
 */
public final class Consent {

    private final Invocation invocation;
    private final Printer printer;

    public Consent(Invocation invocation) {
        this.invocation = invocation;
        this.printer = invocation.printer();
    }

    /**
     * How to carry out a plan.
     *
     * @throws RetortException {@code confirmation-required} where the options do not say enough and nobody can be asked;
     *             {@code cancelled} where a person says no
     */
    public ApplyOptions toApply(Plan plan, Wishes wishes) {
        Database database = invocation.database();
        boolean asking = invocation.mayAsk() && !invocation.options().yes;
        if (!asking) {
            refuseUnconfirmed(database, wishes.confirm());
        } else {
            new PlanText(printer).print(plan,
                    invocation.options().verbose ? PlanText.Detail.STATEMENTS : PlanText.Detail.STEPS);
        }
        if (wishes.plan() == Wishes.Known.READ) {
            tellChangedTables(plan, database, asking);
        }
        BackupKind backup = backup(plan, wishes, database, asking);
        @Nullable
        String confirmed = wishes.confirm();
        if (asking && isProduction(database)) {
            confirmed = confirm(database, confirmed);
        } else if (asking && wishes.plan() != Wishes.Known.AGREED) {
            agree(question(plan, database));
        }
        WhenMoved whenMoved = asking || wishes.plan() == Wishes.Known.READ ? WhenMoved.REFUSE : WhenMoved.PLAN_AGAIN;
        return new ApplyOptions(backup, null, confirmed, ApplyOptions.DEFAULT_LOCK_WAIT, whenMoved);
    }

    /** A plan that was made some time ago may name tables that are others now. */
    private void tellChangedTables(Plan plan, Database database, boolean asking) {
        List<String> changed = invocation.engine().keptPlans().changedTables(invocation.project(), database, plan);
        if (changed.isEmpty()) {
            return;
        }
        String what = "Since the plan was made, " + (changed.size() == 1 ? "this table has" : "these tables have")
                + " changed: " + String.join(", ", changed) + ".";
        if (asking) {
            printer.warning(what);
            agree("Apply the plan all the same?");
        } else if (invocation.options().yes) {
            printer.warning(what);
        } else {
            throw required(what, "Make the plan again and read it, or add --yes.").data("tables", changed);
        }
    }

    /**
     * Agreement to something that is no plan.
     *
     * @param question ends with a question mark
     * @param confirm as given with {@code --confirm}
     * @return what confirms a production database; null where none is needed
     */
    @Nullable
    public String to(String question, Database database, @Nullable String confirm) {
        boolean asking = invocation.mayAsk() && !invocation.options().yes;
        if (isProduction(database)) {
            if (!asking) {
                refuseUnconfirmed(database, confirm);
                return confirm;
            }
            printer.line(question);
            return confirm(database, confirm);
        }
        if (asking) {
            agree(question);
        } else if (!invocation.options().yes) {
            throw nobodyToAsk(question);
        }
        return null;
    }

    /**
     * Agreement to write or throw away something that is no database.
     *
     * @param question ends with a question mark
     */
    public void toWrite(String question) {
        if (invocation.options().yes) {
            return;
        }
        if (!invocation.mayAsk()) {
            throw nobodyToAsk(question);
        }
        agree(question);
    }

    /**
     * Asks nothing: a production database has to be named.
     *
     * @param confirm as given with {@code --confirm}
     */
    public void refuseProduction(Database database, @Nullable String confirm) {
        refuseUnconfirmed(database, confirm);
    }

    private static String question(Plan plan, Database database) {
        String what = plan.direction() == Direction.STAMP
                ? "Stamp "
                : (plan.direction() == Direction.UPGRADE ? "Apply " : "Take back ")
                        + Phrases.count(plan.steps().size(), "revision") + " on ";
        return what + database.name() + "?";
    }

    private BackupKind backup(Plan plan, Wishes wishes, Database database, boolean asking) {
        if (plan.direction() == Direction.STAMP) {
            return BackupKind.NONE;
        }
        BackupKind asked = wishes.backup();
        if (asked != null) {
            return asked;
        }
        BackupOffer offer = invocation.engine().backups().offer(invocation.project(), database, plan);
        if (asking) {
            return ask(offer);
        }
        boolean needed = !offer.losesData().isEmpty() || isProduction(database)
                || policy(database) == BackupPolicy.FULL;
        if (invocation.options().yes || isProduction(database)) {
            return needed ? possible(offer) : possibleOrNone(offer);
        }
        if (!offer.losesData().isEmpty()) {
            throw required("The plan loses data: it " + String.join(", ", offer.losesData()) + ".",
                    "Add --backup full to keep a copy, --backup none to go without, or --yes for what is suggested.")
                    .data("loses", offer.losesData());
        }
        return policy(database) == BackupPolicy.FULL ? possible(offer) : BackupKind.NONE;
    }

    /** What is suggested; refuses where that cannot be taken. */
    private static BackupKind possible(BackupOffer offer) {
        RetortException obstacle = offer.obstacle();
        if (offer.preselected() == BackupKind.FULL && obstacle != null) {
            String hint = obstacle.hint();
            throw obstacle.hint((hint == null ? "" : hint + " ") + "To go without a backup: --backup none.");
        }
        return offer.preselected();
    }

    /** What is suggested; none where that cannot be taken and nothing would be lost. */
    private BackupKind possibleOrNone(BackupOffer offer) {
        RetortException obstacle = offer.obstacle();
        if (offer.preselected() == BackupKind.FULL && obstacle != null) {
            printer.warning("no backup is taken: " + obstacle.message());
            return BackupKind.NONE;
        }
        return offer.preselected();
    }

    private BackupPolicy policy(Database database) {
        Profile profile = database.profile();
        return profile == null ? invocation.project().project().backupPolicy() : profile.backup();
    }

    private BackupKind ask(BackupOffer offer) {
        List<String> losses = offer.losesData();
        if (!losses.isEmpty()) {
            printer.line(printer.toned("This plan loses data:", Printer.Tone.WARNING));
            losses.forEach(loss -> printer.line("  " + loss));
        }
        RetortException obstacle = offer.obstacle();
        if (obstacle != null) {
            printer.line("A backup cannot be taken: " + obstacle.message()
                    + (obstacle.hint() == null ? "" : " " + obstacle.hint()));
            return BackupKind.NONE;
        }
        boolean suggested = offer.preselected() == BackupKind.FULL;
        if (!suggested && offer.estimatedBytes() == 0) {
            return BackupKind.NONE;
        }
        String size = offer.estimatedBytes() < 0 ? "" : ", about " + Phrases.size(offer.estimatedBytes());
        String free = offer.freeBytes() < 0 ? "" : " (" + Phrases.size(offer.freeBytes()) + " free)";
        printer.line(
                "A full backup" + size + (size.isEmpty() ? "" : ",") + " would go to " + offer.folder() + free + ".");
        while (true) {
            String answer = answer("Back up first? " + (suggested ? "[Y/n] " : "[y/N] "));
            if (answer.isEmpty()) {
                return offer.preselected();
            }
            Optional<Boolean> yes = Answers.yesOrNo(answer);
            if (yes.isPresent()) {
                return yes.get() ? BackupKind.FULL : BackupKind.NONE;
            }
            printer.line("Please answer y or n.");
        }
    }

    private void agree(String question) {
        if (!Answers.yesOrNo(answer(question + " [y/N] ")).orElse(false)) {
            throw new RetortException(ProblemCode.CANCELLED, "Nothing was changed: the answer was no.");
        }
    }

    private String confirm(Database database, @Nullable String given) {
        String name = database.name();
        if (name.equals(given)) {
            agree("Go on with " + name + ", a production database?");
            return name;
        }
        Optional<String> typed = invocation.terminal()
                .ask(printer.toned(name + " is a production database.", Printer.Tone.BAD)
                        + " Type its name to go on: ");
        if (!typed.equals(Optional.of(name))) {
            throw new RetortException(ProblemCode.CANCELLED,
                    "Nothing was changed: what was typed is not the name of the database.");
        }
        return name;
    }

    private String answer(String question) {
        return invocation.terminal().ask(question).orElse("no");
    }

    private static boolean isProduction(Database database) {
        return database.environment() == Environment.PRODUCTION;
    }

    private static void refuseUnconfirmed(Database database, @Nullable String confirm) {
        if (isProduction(database) && !database.name().equals(confirm)) {
            throw required(database.name() + " is a production database"
                    + (confirm == null ? "." : ", and \"" + confirm + "\" is not its name."),
                    "Add --confirm " + quoted(database.name()) + ".").data("profile", database.name());
        }
    }

    private static String quoted(String name) {
        return name.matches("[\\w.-]+") ? name : "'" + name.replace("'", "'\\''") + "'";
    }

    private static RetortException nobodyToAsk(String question) {
        return required(question + " Nobody is there to be asked.", "Add --yes.");
    }

    private static RetortException required(String message, String hint) {
        return new RetortException(ProblemCode.CONFIRMATION_REQUIRED, message).hint(hint);
    }
}
