package dev.retort.alembic.ddl.statement;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.ddl.ConstraintValue;
import dev.retort.alembic.ddl.ConstraintWriter;
import dev.retort.alembic.ddl.IndexValue;
import dev.retort.alembic.ddl.IndexWriter;
import dev.retort.alembic.ddl.Payload;
import dev.retort.alembic.ddl.SequenceValue;
import dev.retort.alembic.ddl.TableValue;
import dev.retort.alembic.ddl.TableWriter;
import dev.retort.alembic.expression.Clause;
import dev.retort.alembic.expression.SqlClasses;
import dev.retort.alembic.expression.SqlText;
import dev.retort.alembic.type.IdentifierQuoting;
import dev.retort.alembic.type.SqlName;
import dev.retort.alembic.type.SqlaType;
import dev.retort.alembic.type.TypeMethods;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.Signature;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;
import dev.retort.sql.DialectName;

/** DDL as an object that can be executed: {@code CreateTable(table)}, {@code DDL('…')}. */
final class DdlStatement extends Clause {

    private static final Signature ONE = Signature.of("DDLElement", "element", "if_exists?", "if_not_exists?",
            "cascade?", "**others");
    private static final Signature TEXT = Signature.of("DDL", "statement", "context?", "bind?");
    private static final ClassValue ELEMENT = new ClassValue("DDLElement", "sqlalchemy.sql.ddl",
            List.of(SqlClasses.CLAUSE_ELEMENT), Map.of(), null);

    private static final Pattern TOKEN = Pattern.compile("%%|%\\((\\w+)\\)s");

    private final ClassValue of;
    private final Function<DialectName, String> sql;
    private final @Nullable Text text;
    private final Condition condition;

    /** The statement of {@code DDL('…')} with what stands for its tokens. */
    private record Text(String statement, @Nullable Value context) {}

    /** When it is executed: for some dialects, all where none is named, and where a function says so. */
    private record Condition(Set<String> dialects, @Nullable Value function, @Nullable Value state) {

        static final Condition ALWAYS = new Condition(Set.of(), null, null);
    }

    private DdlStatement(ClassValue of, Function<DialectName, String> sql, @Nullable Text text, Condition condition) {
        this.of = of;
        this.sql = sql;
        this.text = text;
        this.condition = condition;
    }

    /** What a statement on an object is. */
    private interface Writer {

        String write(Value element, BoundArguments bound, DialectName dialect, Interpreter in);
    }

    static Map<String, Value> names() {
        Map<String, Value> names = new LinkedHashMap<>();
        names.put("DDLElement", ELEMENT);
        put(names, "CreateTable", (element, bound, dialect, in) -> new TableWriter(dialect, in)
                .create((TableValue) element, bound.flag("if_not_exists", false)));
        put(names, "DropTable", (element, bound, dialect, in) -> new TableWriter(dialect, in)
                .drop((TableValue) element, bound.flag("if_exists", false)));
        put(names, "CreateIndex", (element, bound, dialect, in) -> new IndexWriter(dialect, in)
                .create((IndexValue) element, bound.flag("if_not_exists", false)));
        put(names, "DropIndex", (element, bound, dialect, in) -> new IndexWriter(dialect, in)
                .drop((IndexValue) element, bound.flag("if_exists", false)));
        put(names, "AddConstraint", (element, _, dialect, in) -> new ConstraintWriter(dialect, in)
                .add((ConstraintValue) element));
        put(names, "DropConstraint", (element, bound, dialect, in) -> new ConstraintWriter(dialect, in)
                .drop((ConstraintValue) element, bound.flag("if_exists", false))
                + (bound.flag("cascade", false) ? " CASCADE" : ""));
        put(names, "CreateSequence", (element, _, dialect, _) -> ((SequenceValue) element).createStatement(dialect));
        put(names, "DropSequence", (element, bound, dialect, _) -> "DROP SEQUENCE "
                + (bound.flag("if_exists", false) ? "IF EXISTS " : "") + ((SequenceValue) element).sql(dialect));
        put(names, "CreateSchema", (element, bound, dialect, in) -> "CREATE SCHEMA "
                + (bound.flag("if_not_exists", false) ? "IF NOT EXISTS " : "")
                + IdentifierQuoting.quote(SqlName.read(element, in), dialect));
        put(names, "DropSchema", (element, bound, dialect, in) -> "DROP SCHEMA "
                + (bound.flag("if_exists", false) ? "IF EXISTS " : "")
                + IdentifierQuoting.quote(SqlName.read(element, in), dialect)
                + (bound.flag("cascade", false) ? " CASCADE" : ""));
        names.put("DDL",
                new ClassValue("DDL", "sqlalchemy.sql.ddl", List.of(ELEMENT), Map.of(), (of, arguments, in) -> {
                    BoundArguments bound = arguments.bind(TEXT, in);
                    String text = SqlName.read(bound.get("statement"), in).text();
                    return new DdlStatement(of, _ -> text.replace("%%", "%"), new Text(text, bound.get("context")),
                            Condition.ALWAYS);
                }));
        return names;
    }

    private static void put(Map<String, Value> names, String name, Writer writer) {
        names.put(name, new ClassValue(name, "sqlalchemy.sql.ddl", List.of(ELEMENT), Map.of(), (of, arguments, in) -> {
            BoundArguments bound = arguments.bind(ONE, in);
            Value given = bound.get("element");
            Value element = given == null ? NoneValue.NONE : Payload.of(given);
            return new DdlStatement(of, dialect -> writer.write(element, bound, dialect, in), null, Condition.ALWAYS);
        }));
    }

    /**
     * The statement when it is executed because of an event of a table or a metadata; null where its conditions leave it
     * out.
     */
    @Nullable
    String sqlFor(Value target, DialectName dialect, Interpreter in) {
        if (!condition.dialects().isEmpty() && !condition.dialects().contains(dialect.text())) {
            return null;
        }
        Value function = condition.function();
        if (function != null && !in.truth(in.call(function, new Arguments(
                List.of(this, target, new DdlConnection(dialect, _ -> {})), state())))) {
            return null;
        }
        return text == null ? sql.apply(dialect) : filled(text, target, dialect, in);
    }

    private Map<String, Value> state() {
        Map<String, Value> words = new LinkedHashMap<>();
        words.put("state", condition.state() == null ? NoneValue.NONE : condition.state());
        words.put("dialect", NoneValue.NONE);
        return words;
    }

    private static String filled(Text text, Value target, DialectName dialect, Interpreter in) {
        Map<String, String> tokens = new LinkedHashMap<>();
        if (target instanceof TableValue table) {
            tokens.put("table", IdentifierQuoting.quote(table.givenName(), dialect));
            tokens.put("schema",
                    table.givenSchema() == null ? "" : IdentifierQuoting.quote(table.givenSchema(), dialect));
            tokens.put("fullname", table.sql(dialect));
        }
        if (text.context() instanceof DictValue context) {
            context.entries().forEach(entry -> tokens.put(in.str(entry.key()), in.str(entry.value())));
        }
        return TOKEN.matcher(text.statement()).replaceAll(found -> {
            String token = found.group(1);
            if (token == null) {
                return "%";
            }
            String value = tokens.get(token);
            if (value == null) {
                throw in.raise("KeyError", token);
            }
            return Matcher.quoteReplacement(value);
        });
    }

    @Override
    public @Nullable Value attribute(String name, Interpreter in) {
        return switch (name) {
            case "execute_if" -> NativeFunction.of(Signature.of(name, "dialect?", "callable_?", "state?"), name,
                    (bound, run) -> new DdlStatement(of, sql, text, new Condition(dialects(bound.get("dialect"), run),
                            bound.value("callable_").orElse(null), bound.get("state"))));
            case "against" -> NativeFunction.of(Signature.of(name, "target"), name, (_, _) -> this);
            default -> super.attribute(name, in);
        };
    }

    private static Set<String> dialects(@Nullable Value given, Interpreter in) {
        return switch (given) {
            case null -> Set.of();
            case NoneValue _ -> Set.of();
            case StringValue(String one) -> Set.of(one);
            default -> in.list(given).stream().map(in::str).collect(Collectors.toUnmodifiableSet());
        };
    }

    @Override
    public ClassValue type() {
        return of;
    }

    @Override
    public SqlaType sqlType() {
        return TypeMethods.nullType();
    }

    @Override
    public void write(SqlText out) {
        out.add(sql.apply(out.dialect()));
    }
}
