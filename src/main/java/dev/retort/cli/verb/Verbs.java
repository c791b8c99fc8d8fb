package dev.retort.cli.verb;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import dev.retort.cli.call.Invocation;
import dev.retort.cli.call.Verb;

/** The verbs by name, in the order the help lists them. */
public final class Verbs {

    private static final Map<String, Function<Invocation, Verb>> ALL = all();

    private Verbs() {}

    private static Map<String, Function<Invocation, Verb>> all() {
        Map<String, Function<Invocation, Verb>> verbs = new LinkedHashMap<>();
        verbs.put("init", InitVerb::new);
        verbs.put("revision", RevisionVerb::new);
        verbs.put("merge", MergeVerb::new);
        verbs.put("edit", EditVerb::new);
        verbs.put("status", StatusVerb::new);
        verbs.put("diff", DiffVerb::new);
        verbs.put("check", CheckVerb::new);
        verbs.put("generate", GenerateVerb::new);
        verbs.put("auto", AutoVerb::new);
        verbs.put("plan", PlanVerb::new);
        verbs.put("upgrade", UpgradeVerb::new);
        verbs.put("downgrade", DowngradeVerb::new);
        verbs.put("stamp", StampVerb::new);
        verbs.put("reset", ResetVerb::new);
        verbs.put("resume", ResumeVerb::new);
        verbs.put("current", CurrentVerb::new);
        verbs.put("heads", HeadsVerb::new);
        verbs.put("branches", BranchesVerb::new);
        verbs.put("history", HistoryVerb::new);
        verbs.put("show", ShowVerb::new);
        verbs.put("log", LogVerb::new);
        verbs.put("backup", BackupVerb::new);
        verbs.put("profiles", ProfilesVerb::new);
        verbs.put("trust", TrustVerb::new);
        verbs.put("ensure_version", EnsureVersionVerb::new);
        verbs.put("list_templates", ListTemplatesVerb::new);
        verbs.put("completion", CompletionVerb::new);
        return verbs;
    }

    /** All of them, in the order the help lists them. */
    public static Set<String> names() {
        return ALL.keySet();
    }

    public static boolean contains(String name) {
        return ALL.containsKey(name);
    }

    /** A verb for one call; {@code IllegalArgumentException} for a name none has. */
    public static Verb make(String name, Invocation invocation) {
        Function<Invocation, Verb> verb = ALL.get(name);
        if (verb == null) {
            throw new IllegalArgumentException(name);
        }
        return verb.apply(invocation);
    }
}
