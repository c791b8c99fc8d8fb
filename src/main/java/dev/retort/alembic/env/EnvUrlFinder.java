package dev.retort.alembic.env;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.env.ModuleTokens.Token;
import dev.retort.problem.RetortException;
import dev.retort.python.EvaluationLimits;
import dev.retort.python.Evaluator;
import dev.retort.python.syntax.PythonLexer.Kind;
import dev.retort.python.value.Host.ModuleSource;
import dev.retort.python.value.ModuleValue;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/**
 * Finds the database's URL the way an {@code env.py} does: the expression it hands to Alembic or SQLAlchemy is evaluated,
 * and of the project only what that needs. Variables come from a map; no file and no environment is reached.
 */
public final class EnvUrlFinder {

    private static final String KEY = "sqlalchemy.url";
    private static final String MODULE = "retort_env";
    private static final String NAME = "retort_database_url";
    private static final Set<String> ENGINES = Set.of("create_engine", "create_async_engine");
    private static final Set<String> NOT_ALONE = Set.of("await", "yield", "async", "lambda");
    /** A part that was not set, written into a text. */
    private static final Pattern NONE_INSIDE = Pattern.compile("(?<=[:/@])None(?=[:/@?]|$)");

    private final Function<String, @Nullable ModuleSource> sources;
    private final Map<String, String> variables;
    private final @Nullable String iniUrl;

    /**
     * @param sources the project's own modules, by dotted name
     * @param variables what {@code os.environ} holds
     * @param iniUrl what {@code config.get_main_option("sqlalchemy.url")} gives
     */
    public EnvUrlFinder(Function<String, @Nullable ModuleSource> sources, Map<String, String> variables,
            @Nullable String iniUrl) {
        this.sources = sources;
        this.variables = variables;
        this.iniUrl = iniUrl;
    }

    /** An expression that gives the URL. */
    private record Candidate(int token, String expression, boolean escaped) {}

    /**
     * The URL of an {@code env.py}.
     *
     * @param file the name a person should read for it
     */
    public EnvUrl find(String text, String file) {
        ModuleTokens tokens = ModuleTokens.of(text);
        EnvUrl failed = EnvUrl.NONE;
        TemplateUrl template = new TemplateUrl(tokens);
        for (Candidate candidate : candidates(tokens)) {
            EnvUrl found = template.isAsked(candidate.expression(), candidate.token())
                    ? url(iniUrl == null ? "" : iniUrl, candidate, List.of())
                    : evaluate(tokens, candidate, file);
            if (found.url() != null) {
                return found;
            }
            failed = failed == EnvUrl.NONE ? found : failed;
        }
        return failed;
    }

    /** What is put into the settings counts first, then what engines are made of, then what is only for offline mode. */
    private static List<Candidate> candidates(ModuleTokens tokens) {
        List<Candidate> settings = new ArrayList<>();
        List<Candidate> engines = new ArrayList<>();
        List<Candidate> offline = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.at(i);
            if (token.value().filter(KEY::equals).isPresent()) {
                if (tokens.at(i - 2).is("set_main_option") && tokens.at(i + 1).is(",")) {
                    settings.add(new Candidate(i, tokens.expression(i + 2), true));
                } else if (tokens.at(i + 1).is(",") && tokens.at(i - 4).is("set_section_option")) {
                    settings.add(new Candidate(i, tokens.expression(i + 2), true));
                } else if (tokens.at(i + 1).is("]") && tokens.at(i + 2).is("=")) {
                    settings.add(new Candidate(i, tokens.expression(i + 3), false));
                } else if (tokens.at(i + 1).is(":")) {
                    settings.add(new Candidate(i, tokens.expression(i + 2), false));
                }
            } else if (token.kind() == Kind.NAME && ENGINES.contains(token.text()) && tokens.at(i + 1).is("(")
                    && !tokens.at(i + 2).is("**") && !tokens.at(i + 3).is("=")) {
                engines.add(new Candidate(i, tokens.expression(i + 2), false));
            } else if (token.is("url") && tokens.at(i + 1).is("=") && token.depth() > 0) {
                offline.add(new Candidate(i, tokens.expression(i + 2), false));
            }
        }
        settings.addAll(engines);
        settings.addAll(offline);
        return settings.stream().filter(candidate -> !candidate.expression().isBlank()).toList();
    }

    private EnvUrl evaluate(ModuleTokens tokens, Candidate candidate, String file) {
        String module = tokens.text() + "\n" + locals(tokens, candidate.token()) + NAME + " = str(("
                + candidate.expression() + "))\n";
        EnvHost host = new EnvHost(variables, iniUrl,
                name -> name.equals(MODULE) ? new ModuleSource(module, file, false) : sources.apply(name));
        try {
            Evaluator evaluator = new Evaluator(host, EvaluationLimits.STANDARD);
            ModuleValue env = (ModuleValue) evaluator.value(
                    evaluator.run("import " + MODULE + "\n", "retort", "retort"), MODULE);
            Value value = env == null ? null : evaluator.value(env, NAME);
            return url(value instanceof StringValue(String text) ? text : "", candidate, host.missing());
        } catch (RetortException e) {
            return failed(e, tokens.at(candidate.token()).indent() > 0, host);
        }
    }

    private static EnvUrl url(String text, Candidate candidate, List<String> missing) {
        if (text.equals("None") || text.isBlank()) {
            return missing.isEmpty()
                    ? EnvUrl.NONE
                    : new EnvUrl(null, "it takes the URL from variables that are not set", missing);
        }
        String url = candidate.escaped() ? text.replace("%%", "%") : text;
        if (NONE_INSIDE.matcher(url).find()) {
            return new EnvUrl(null, "a part of the URL is not set", missing);
        }
        return new EnvUrl(url, "", List.of());
    }

    /** A variable that is not set, as far as that can be told from what was raised. */
    private static EnvUrl failed(RetortException problem, boolean guarded, EnvHost host) {
        List<String> missing = host.missing();
        Object raised = problem.data().get("raises");
        String message = String.valueOf(problem.data().get("raised-message"));
        if ("KeyError".equals(raised) && missing.isEmpty()) {
            return new EnvUrl(null, problem.message(), List.of(message.replaceAll("^['\"]|['\"]$", "")));
        }
        if ("AttributeError".equals(raised) && message.contains("'NoneType'")) {
            // Such a line stands behind an if, which asks whether the variable is set.
            return guarded
                    ? EnvUrl.NONE
                    : new EnvUrl(null, "it takes the URL from a variable that is not set", missing);
        }
        return new EnvUrl(null, problem.message(), missing);
    }

    /** What the function around an expression set before it, as if the module had. */
    private static String locals(ModuleTokens tokens, int before) {
        if (tokens.at(before).indent() == 0) {
            return "";
        }
        int begin = before;
        while (begin > 0 && !(tokens.at(begin).first() && tokens.at(begin).indent() == 0)) {
            begin--;
        }
        if (!tokens.at(begin).is("def") && !tokens.at(begin).is("async")) {
            return "";
        }
        StringBuilder out = new StringBuilder();
        for (int i = begin + 1; i < before; i++) {
            Token token = tokens.at(i);
            if (token.first() && token.kind() == Kind.NAME && tokens.at(i + 1).is("=")) {
                String expression = tokens.expression(i + 2);
                if (!expression.isBlank() && ModuleTokens.of(expression).all().stream().map(Token::text)
                        .noneMatch(NOT_ALONE::contains)) {
                    out.append(token.text()).append(" = (").append(expression).append(")\n");
                }
            }
        }
        return out.toString();
    }
}
