package dev.retort.cli.verb;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import dev.retort.backup.BackupManifest;
import dev.retort.backup.BackupProgress;
import dev.retort.backup.DumpFormat;
import dev.retort.cli.call.ExitCode;
import dev.retort.cli.call.GroupVerb;
import dev.retort.cli.call.Interrupt;
import dev.retort.cli.call.Invocation;
import dev.retort.cli.json.Json;
import dev.retort.cli.output.Phrases;
import dev.retort.cli.prompt.Consent;
import dev.retort.connect.Database;
import dev.retort.engine.BackupHealth;
import dev.retort.engine.Engine;
import dev.retort.problem.Cancellation;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "backup", sortOptions = false, description = "Take, list, check, restore and delete backups.")
final class BackupVerb extends GroupVerb {

    BackupVerb(Invocation invocation) {
        super(invocation);
    }

    @Command(sortOptions = false, description = "Take a full backup.")
    int take(
            @Option(names = "--dir", paramLabel = "DIR", description = "Where to; default: the usual folder.") @Nullable Path folder,
            @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "custom", description = "What pg_dump writes: custom (compressed), or plain (a script in SQL).") DumpFormat format) {
        return stoppable("Backing up", "The backup was stopped; nothing of it is kept.", (progress, cancellation) -> {
            BackupManifest taken = engine().backups().take(project(), database(),
                    folder == null ? null : invocation().path(folder), format, progress, cancellation);
            return () -> taken(taken);
        });
    }

    @Command(sortOptions = false, description = "Show the backups of the database, newest first.")
    int list() {
        List<BackupManifest> backups = engine().backups().list(project(), database());
        if (options().json) {
            JsonArray array = new JsonArray();
            backups.forEach(backup -> array.add(json(backup)));
            JsonObject json = new JsonObject();
            json.add("backups", array);
            printer().json(json);
        } else {
            for (BackupManifest backup : backups) {
                printer().line("%s  %s  %8s  at %s  %s".formatted(backup.id(), Phrases.time(backup.createdAt()),
                        Phrases.size(backup.size()), Phrases.heads(backup.heads()), backup.reason()));
            }
            if (backups.isEmpty()) {
                printer().note("there is no backup of " + database().name() + "; retort backup take makes one.");
            }
        }
        return ExitCode.DONE;
    }

    @Command(sortOptions = false, description = "Check that a backup is there and undamaged.")
    int check(@Parameters(paramLabel = "ID", description = "Which; backup list shows them.") String id) {
        BackupManifest backup = find(id);
        BackupHealth health = engine().backups().check(backup, new Cancellation());
        if (health != BackupHealth.INTACT) {
            throw new RetortException(ProblemCode.BACKUP_FAILED, "Backup " + backup.id() + " is "
                    + health.name().toLowerCase(Locale.ROOT) + ": " + backup.file())
                    .hint("Take another one: retort backup take.").data("backup", backup.id());
        }
        if (options().json) {
            JsonObject json = new JsonObject();
            json.add("backup", json(backup));
            json.addProperty("health", "intact");
            printer().json(json);
        } else {
            printer().line("Backup " + backup.id() + " is intact.");
        }
        return ExitCode.DONE;
    }

    @Command(sortOptions = false, description = "Restore a backup: into a new database beside the present one, or in place.")
    int restore(@Parameters(paramLabel = "ID", description = "Which; backup list shows them.") String id,
            @Option(names = "--beside", description = "Into a new database; what is there stays. The default.") boolean beside,
            @Option(names = "--in-place", description = "Bring back schema, data and version table as they were.") boolean inPlace,
            @Option(names = "--confirm", paramLabel = "NAME", description = "The name of a production database, to go on.") @Nullable String confirm) {
        if (beside && inPlace) {
            throw new RetortException(ProblemCode.INVALID_SETTINGS, "--beside and --in-place exclude each other.")
                    .hint("Give one of them.");
        }
        BackupManifest backup = find(id);
        boolean replace = inPlace || !beside && invocation().mayAsk() && !options().yes && asksInPlace();
        return replace ? restoreInPlace(backup, confirm) : restoreBeside(backup);
    }

    @Command(sortOptions = false, description = "Delete a backup.")
    int delete(@Parameters(paramLabel = "ID", description = "Which; backup list shows them.") String id) {
        BackupManifest backup = find(id);
        new Consent(invocation()).toWrite("Delete backup " + backup.id() + " of "
                + Phrases.time(backup.createdAt()) + "?");
        engine().backups().delete(backup);
        if (options().json) {
            JsonObject json = new JsonObject();
            json.addProperty("deleted", backup.id());
            printer().json(json);
        } else {
            printer().line("Deleted backup " + backup.id() + ".");
        }
        return ExitCode.DONE;
    }

    private boolean asksInPlace() {
        printer().line("b  into a new database beside the present one, which stays as it is");
        printer().line("i  in place: what was written since is lost");
        while (true) {
            switch (invocation().terminal().ask("Where to? [B/i] ").orElse("").toLowerCase(Locale.ROOT)) {
                case "", "b", "beside" -> {
                    return false;
                }
                case "i", "in place" -> {
                    return true;
                }
                default -> printer().line("Please answer b or i.");
            }
        }
    }

    private int restoreBeside(BackupManifest backup) {
        return stoppable("Restoring", "The restore was stopped; nothing was made.", (progress, cancellation) -> {
            String made = engine().backups().restoreBeside(project(), database(), backup, progress, cancellation);
            return () -> restored(backup, made);
        });
    }

    private int restoreInPlace(BackupManifest backup, @Nullable String confirm) {
        List<String> losses = engine().backups().lossesOfRestore(project(), database(), backup);
        losses.forEach(loss -> printer().warning(loss));
        String confirmed = new Consent(invocation()).to("Replace what is in " + database().name() + " by backup "
                + backup.id() + " of " + Phrases.time(backup.createdAt()) + "?", database(), confirm);
        String stopped = "The restore was stopped; " + database().name() + " is as it was.";
        return stoppable("Restoring", stopped, (progress, cancellation) -> {
            List<String> notes = engine().backups().restoreInPlace(project(), database(), backup, confirmed, progress,
                    cancellation);
            return () -> {
                notes.forEach(printer()::note);
                restored(backup, database().name());
            };
        });
    }

    /** Something long that Ctrl-C may stop. */
    @FunctionalInterface
    private interface Copying {

        /** Does it; what comes back says that it is done. */
        Runnable copy(BackupProgress progress, Cancellation cancellation);
    }

    /** Shows how far it is, and says what a stop leaves. */
    private int stoppable(String what, String stopped, Copying copying) {
        try (CopyProgress progress = CopyProgress.of(invocation(), what);
                Interrupt interrupt = invocation().interrupt(() -> announceStop(progress))) {
            Runnable report = copying.copy(progress, interrupt.cancellation());
            progress.close();
            report.run();
            return ExitCode.DONE;
        } catch (RetortException e) {
            throw e.code() == ProblemCode.CANCELLED ? new RetortException(ProblemCode.CANCELLED, stopped, e) : e;
        }
    }

    private void taken(BackupManifest taken) {
        if (options().json) {
            JsonObject json = new JsonObject();
            json.add("backup", json(taken));
            printer().json(json);
        } else {
            printer().line("Backup " + taken.id() + ": " + Phrases.size(taken.size()) + ", at "
                    + Phrases.heads(taken.heads()));
            printer().line("  " + taken.file());
        }
    }

    private void restored(BackupManifest backup, String where) {
        if (options().json) {
            JsonObject json = new JsonObject();
            json.addProperty("restored", backup.id());
            json.addProperty("into", where);
            json.add("heads", Json.strings(backup.heads()));
            printer().json(json);
        } else {
            printer().line("Restored backup " + backup.id() + " into " + where + ", which is at "
                    + Phrases.heads(backup.heads()) + ".");
        }
    }

    private BackupManifest find(String id) {
        List<BackupManifest> all = engine().backups().list(project(), database());
        return all.stream().filter(backup -> backup.id().equals(id)).findFirst()
                .orElseThrow(() -> new RetortException(ProblemCode.BACKUP_FAILED,
                        "There is no backup \"" + id + "\" of " + database().name() + ".")
                        .hint("retort backup list shows those there are.")
                        .data("backups", all.stream().map(BackupManifest::id).toList()));
    }

    private void announceStop(CopyProgress progress) {
        progress.close();
        printer().note("stopping.");
    }

    private Engine engine() {
        return invocation().engine();
    }

    private Database database() {
        return invocation().database();
    }

    private static JsonObject json(BackupManifest backup) {
        JsonObject json = new JsonObject();
        json.addProperty("id", backup.id());
        json.addProperty("file", backup.file().toString());
        json.addProperty("dialect", backup.dialect().text());
        json.addProperty("database", backup.database());
        json.addProperty("created", backup.createdAt().toString());
        JsonArray heads = new JsonArray();
        backup.heads().forEach(heads::add);
        json.add("heads", heads);
        json.addProperty("size", backup.size());
        json.addProperty("sha256", backup.sha256());
        json.addProperty("tools", backup.tools());
        json.addProperty("reason", backup.reason());
        return json;
    }
}
