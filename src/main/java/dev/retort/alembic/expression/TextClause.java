package dev.retort.alembic.expression;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.type.SqlaType;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.Refusal;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/** {@code sa.text("… :name …")}: SQL as a person wrote it, with values for its {@code :names}. */
public final class TextClause extends Clause {

    private static final Pattern BIND = Pattern.compile("(?<![:\\w$\\\\]):([\\w$]+)(?![:\\w$])",
            Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern ESCAPED = Pattern.compile("\\\\(:[\\w$]*)(?![:\\w$])",
            Pattern.UNICODE_CHARACTER_CLASS);

    private final String sql;
    private final Map<String, Clause> values;

    private TextClause(String sql, Map<String, Clause> values) {
        this.sql = sql;
        this.values = values;
    }

    /** SQL without values. */
    public static TextClause of(String sql) {
        return new TextClause(sql, Map.of());
    }

    private TextClause bind(List<Value> binds, Map<String, Value> named, Interpreter in) {
        Map<String, Clause> all = new LinkedHashMap<>(values);
        for (Value bind : binds) {
            if (!(bind instanceof BindClause one)) {
                throw in.raise("TypeError", "bindparams() takes bindparam() objects and name=value arguments");
            }
            known(one.key(), in);
            all.put(one.key(), one);
        }
        named.forEach((name, value) -> {
            known(name, in);
            all.put(name, BindClause.valued(all.get(name), name, value));
        });
        return new TextClause(sql, all);
    }

    private void known(String name, Interpreter in) {
        Matcher matcher = BIND.matcher(sql);
        while (matcher.find()) {
            if (matcher.group(1).equals(name)) {
                return;
            }
        }
        throw in.raise("ValueError", "This text() construct doesn't define a bound parameter named '" + name + "'");
    }

    @Override
    public SqlaType sqlType() {
        return Types.NULL;
    }

    @Override
    Clause grouped(@Nullable Op against) {
        return Op.IN.equals(against) || Op.NOT_IN.equals(against) ? new Grouping(this) : this;
    }

    @Override
    public void write(SqlText out) {
        StringBuilder text = new StringBuilder();
        Matcher matcher = BIND.matcher(sql);
        int from = 0;
        while (matcher.find()) {
            text.append(unescaped(sql.substring(from, matcher.start())));
            Clause value = values.get(matcher.group(1));
            text.append(value == null ? unbound(matcher.group(1)) : out.text(value));
            from = matcher.end();
        }
        out.add(text.append(unescaped(sql.substring(from))).toString());
    }

    private static String unescaped(String part) {
        return ESCAPED.matcher(part).replaceAll("$1");
    }

    private static String unbound(String name) {
        throw new Refusal("A value is required for bind parameter '" + name + "': the SQL text names \":" + name
                + "\" and nothing gives it a value. Write \"\\:" + name
                + "\" where the colon belongs to the SQL, or use "
                + "sa.text(…).bindparams(" + name + "=…).", null);
    }

    @Override
    public ClassValue type() {
        return SqlClasses.TEXT_CLAUSE;
    }

    @Override
    public @Nullable Value attribute(String name, Interpreter in) {
        return switch (name) {
            case "text" -> new StringValue(sql);
            case "bindparams" -> new NativeFunction(name,
                    (given, run) -> bind(given.positional(), given.keywords(), run));
            case "columns" -> new NativeFunction(name,
                    (given, run) -> TextSelect.of(this, given.positional(), given.keywords(), run));
            case "execution_options" -> new NativeFunction(name, (_, _) -> this);
            default -> super.attribute(name, in);
        };
    }

    /** The statement with its names given values by their own types. */
    public TextClause with(Map<String, Value> parameters) {
        Map<String, Clause> all = new LinkedHashMap<>(values);
        parameters.forEach((name, value) -> all.put(name, BindClause.valued(all.get(name), name, value)));
        return new TextClause(sql, all);
    }
}
