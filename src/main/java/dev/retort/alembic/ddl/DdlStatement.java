package dev.retort.alembic.ddl;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import dev.retort.alembic.expression.Clause;
import dev.retort.alembic.expression.SqlText;
import dev.retort.alembic.type.Quoting;
import dev.retort.alembic.type.SqlName;
import dev.retort.alembic.type.SqlaType;
import dev.retort.alembic.type.TypeMethods;
import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.Signature;
import dev.retort.python.value.Value;
import dev.retort.sql.DialectName;

/** DDL as an object that can be executed: {@code CreateTable(table)}, {@code DDL('…')}. */
final class DdlStatement extends Clause {

    private static final Signature ONE = Signature.of("DDLElement", "element", "if_exists?", "if_not_exists?",
            "cascade?", "**others");
    private static final Signature TEXT = Signature.of("DDL", "statement", "context?", "bind?");
    private static final ClassValue ELEMENT = new ClassValue("DDLElement", "sqlalchemy.sql.ddl", List.of(), Map.of(),
            null);

    private final ClassValue of;
    private final Function<DialectName, String> sql;

    private DdlStatement(ClassValue of, Function<DialectName, String> sql) {
        this.of = of;
        this.sql = sql;
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
                + Quoting.quote(SqlName.read(element, in), dialect));
        put(names, "DropSchema", (element, bound, dialect, in) -> "DROP SCHEMA "
                + (bound.flag("if_exists", false) ? "IF EXISTS " : "")
                + Quoting.quote(SqlName.read(element, in), dialect)
                + (bound.flag("cascade", false) ? " CASCADE" : ""));
        names.put("DDL",
                new ClassValue("DDL", "sqlalchemy.sql.ddl", List.of(ELEMENT), Map.of(), (of, arguments, in) -> {
                    String text = SqlName.read(arguments.bind(TEXT, in).get("statement"), in).text();
                    return new DdlStatement(of, _ -> text.replace("%%", "%"));
                }));
        return names;
    }

    private static void put(Map<String, Value> names, String name, Writer writer) {
        names.put(name, new ClassValue(name, "sqlalchemy.sql.ddl", List.of(ELEMENT), Map.of(), (of, arguments, in) -> {
            BoundArguments bound = arguments.bind(ONE, in);
            Value given = bound.get("element");
            Value element = given == null ? NoneValue.NONE : Payload.of(given);
            return new DdlStatement(of, dialect -> writer.write(element, bound, dialect, in));
        }));
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
