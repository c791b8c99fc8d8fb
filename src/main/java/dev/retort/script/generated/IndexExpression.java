package dev.retort.script.generated;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.retort.schema.Index;
import dev.retort.script.PythonText;
import dev.retort.script.generated.ConstraintExpression.Owner;

/** An index as Alembic writes it, where it is of plain columns, perhaps with a method and a condition. */
final class IndexExpression {

    private static final Pattern DEFINITION = Pattern
            .compile("CREATE (?:UNIQUE )?INDEX .*?(?: USING (?<method>\\w+))? ?"
                    + "\\((?<columns>[^()]*)\\)(?: WHERE (?<condition>.+))?", Pattern.DOTALL);

    private IndexExpression() {}

    /** {@code create_index(…)}; empty where only SQL can say it. */
    static Optional<String> created(Index index, String on, @Nullable Owner table) {
        Matcher definition = DEFINITION.matcher(index.definition().strip());
        if (!definition.matches() || index.columns().isEmpty() || !index.valid()) {
            return Optional.empty();
        }
        String[] terms = definition.group("columns").split(",");
        String condition = definition.group("condition");
        for (int i = 0; i < terms.length; i++) {
            String term = terms[i].strip();
            String plain = term.startsWith("\"") ? term.substring(1, term.length() - 1).replace("\"\"", "\"") : term;
            if (i >= index.columns().size() || !plain.equals(index.columns().get(i))) {
                return Optional.empty();
            }
        }
        String method = definition.group("method");
        return Optional.of(on + ".create_index(" + name(index)
                + (table == null ? "" : ", " + PythonText.repr(table.name())) + ", ["
                + ConstraintExpression.names(index.columns().subList(0, terms.length)) + "], unique="
                + (index.unique() ? "True" : "False") + (table == null ? "" : table.schemaArgument())
                + (method == null || method.equals("btree") ? "" : ", postgresql_using=" + PythonText.repr(method))
                + (condition == null
                        ? ""
                        : ", " + (method == null ? "sqlite" : "postgresql") + "_where="
                                + ColumnExpression.text(condition))
                + ")");
    }

    /** {@code drop_index(…)}. */
    static String dropped(Index index, String on, @Nullable Owner table) {
        return on + ".drop_index(" + name(index)
                + (table == null ? "" : ", table_name=" + PythonText.repr(table.name()) + table.schemaArgument()) + ")";
    }

    private static String name(Index index) {
        return "op.f(" + PythonText.repr(index.name()) + ")";
    }
}
