package dev.retort.alembic.expression;

import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.type.ArrayType;
import dev.retort.alembic.type.IdentifierQuoting;
import dev.retort.alembic.type.SqlaType;
import dev.retort.alembic.type.TypeFamily;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.Pulse;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/** {@code func.name(…)}. */
final class FunctionCall extends Clause {

    private static final Pattern LEGAL = Pattern.compile("[A-Za-z0-9_$]+");

    private final List<String> packages;
    private final String name;
    private final List<Clause> arguments;
    private final SqlaType type;

    FunctionCall(List<String> packages, String name, List<Clause> arguments, SqlaType type) {
        this.packages = List.copyOf(packages);
        this.name = name;
        this.arguments = arguments.stream().map(clause -> clause.grouped(Op.COMMA)).toList();
        this.type = type;
    }

    static FunctionCall of(String name, List<Value> arguments, Interpreter in) {
        return (FunctionCall) Functions.call(List.of(name), new Arguments(arguments, java.util.Map.of()), in);
    }

    @Override
    public SqlaType sqlType() {
        return type;
    }

    @Override
    Clause grouped(@Nullable Op against) {
        boolean array = type instanceof ArrayType || type.family() == TypeFamily.ARRAY;
        return Op.GETITEM.equals(against) && array ? new Grouping(this) : super.grouped(against);
    }

    @Override
    List<FromClause> froms() {
        Pulse.beat();
        return arguments.stream().flatMap(clause -> clause.froms().stream()).toList();
    }

    @Override
    Name labelName() {
        return Name.numbered(name, this);
    }

    @Override
    String key() {
        return name;
    }

    /** The function as a table: {@code FROM generate_series(1, 3)}. */
    FromClause asFrom() {
        return new FunctionFrom(this, null, List.of());
    }

    @Override
    public void write(SqlText out) {
        out.in(Scope::outsideSelect, () -> written(out));
    }

    private void written(SqlText out) {
        if (packages.isEmpty() && special(out)) {
            return;
        }
        packages.forEach(one -> out.add(word(one)).add("."));
        String known = packages.isEmpty() ? Functions.word(name) : null;
        out.add(known == null ? word(name) : known);
        if (known == null || !Functions.BARE.containsKey(name.toLowerCase(java.util.Locale.ROOT))
                || !arguments.isEmpty()) {
            arguments(out);
        }
    }

    private static String word(String part) {
        return LEGAL.matcher(part).matches() ? part : IdentifierQuoting.always(part);
    }

    private void arguments(SqlText out) {
        out.add("(").join(arguments, ", ").add(")");
    }

    /** The functions a dialect has a form of its own for. */
    private boolean special(SqlText out) {
        String lower = name.toLowerCase(java.util.Locale.ROOT);
        if (out.postgresql()) {
            if (!lower.equals("substring") || arguments.size() < 2) {
                return false;
            }
            out.add("SUBSTRING(").add(arguments.get(0)).add(" FROM ").add(arguments.get(1));
            if (arguments.size() > 2) {
                out.add(" FOR ").add(arguments.get(2));
            }
            out.add(")");
            return true;
        }
        switch (lower) {
            case "now" -> out.add("CURRENT_TIMESTAMP");
            // A text in double quotes is a column to a default; SQLAlchemy 2 has single ones everywhere.
            case "localtimestamp" -> out.add(out.columns() == SqlText.Columns.BARE
                    ? "DATETIME(CURRENT_TIMESTAMP, 'localtime')"
                    : "DATETIME(CURRENT_TIMESTAMP, \"localtime\")");
            case "char_length" -> {
                out.add("length");
                arguments(out);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    @Override
    public @Nullable Value attribute(String attribute, Interpreter in) {
        Value method = FunctionMethods.attribute(this, attribute);
        return method != null
                ? method
                : attribute.equals("name") ? new StringValue(name) : super.attribute(attribute, in);
    }
}
