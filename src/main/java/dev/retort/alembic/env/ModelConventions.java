package dev.retort.alembic.env;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.AlembicHost;
import dev.retort.alembic.AlembicOptions;
import dev.retort.alembic.ddl.MetaDataValue;
import dev.retort.alembic.env.ModuleTokens.Token;
import dev.retort.operation.Operation;
import dev.retort.operation.QueryResult;
import dev.retort.operation.StepContext;
import dev.retort.operation.TransactionMode;
import dev.retort.problem.RetortException;
import dev.retort.problem.SourcePosition;
import dev.retort.python.EvaluationLimits;
import dev.retort.python.Evaluator;
import dev.retort.python.Programs;
import dev.retort.python.syntax.PythonLexer.Kind;
import dev.retort.python.value.Host.ModuleSource;
import dev.retort.python.value.ModuleValue;
import dev.retort.python.value.Refusal;
import dev.retort.python.value.Value;
import dev.retort.schema.CatalogView;
import dev.retort.sql.DialectName;

/**
 * The naming conventions of the metadata that {@code env.py} gives Alembic as {@code target_metadata}: constraints that
 * revisions leave without a name get theirs by them. Of the project only what the metadata is made of is evaluated.
 */
public final class ModelConventions {

    private static final String TARGET = "target_metadata";
    private static final String MODULE = "retort_env";
    private static final String FOUND = "retort_found";

    private ModelConventions() {}

    /**
     * The conventions that are texts, by their short names; empty where there are none, or they cannot be found out.
     *
     * @param text of {@code env.py}
     * @param file the name a person should read for it
     * @param sources the project's own modules, by dotted name
     */
    public static Map<String, String> read(String text, String file, Function<String, @Nullable ModuleSource> sources,
            Programs programs) {
        for (String expression : expressions(ModuleTokens.of(text))) {
            String module = text + "\n" + FOUND + " = (" + expression + ")\n";
            AlembicHost host = new AlembicHost(new NoStep(), AlembicOptions.STANDARD,
                    name -> name.equals(MODULE) ? new ModuleSource(module, file, false) : sources.apply(name));
            try {
                Evaluator evaluator = new Evaluator(host, EvaluationLimits.STANDARD, programs);
                Value env = evaluator.value(evaluator.run("import " + MODULE + "\n", "retort", "retort"), MODULE);
                Value found = env instanceof ModuleValue read ? evaluator.value(read, FOUND) : null;
                if (found instanceof MetaDataValue metadata) {
                    return new LinkedHashMap<>(metadata.conventionTexts());
                }
            } catch (RetortException _) {
                // Another expression may be one that can be read.
            }
        }
        return Map.of();
    }

    /** What the metadata is set to, then what {@code configure} is given. */
    private static List<String> expressions(ModuleTokens tokens) {
        List<String> set = new java.util.ArrayList<>();
        List<String> given = new java.util.ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.at(i);
            if (token.kind() == Kind.NAME && token.is(TARGET) && tokens.at(i + 1).is("=")) {
                (token.depth() == 0 ? set : given).add(tokens.expression(i + 2));
            }
        }
        set.addAll(given);
        return set.stream().filter(one -> !one.isBlank() && !one.equals(TARGET)).distinct().toList();
    }

    /** Nothing is carried out, and nothing asked, by reading models. */
    private record NoStep() implements StepContext {

        @Override
        public DialectName dialect() {
            return DialectName.POSTGRESQL;
        }

        @Override
        public void perform(Operation operation, TransactionMode mode, SourcePosition at) {
            throw refused();
        }

        @Override
        public QueryResult query(String sql, SourcePosition at) {
            throw refused();
        }

        @Override
        public CatalogView catalog(SourcePosition at) {
            throw refused();
        }

        private static Refusal refused() {
            return new Refusal("it asks the database for what it makes its models of", null);
        }

        @Override
        public boolean offline() {
            return true;
        }

        @Override
        public List<String> xArguments() {
            return List.of();
        }
    }
}
