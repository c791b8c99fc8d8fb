package dev.retort.alembic.expression;

import java.util.List;
import java.util.Map;

import dev.retort.python.value.ClassValue;

/** The classes a project's {@code isinstance} may ask for. */
public final class SqlClasses {

    public static final ClassValue CLAUSE_ELEMENT = new ClassValue("ClauseElement", "sqlalchemy.sql.elements",
            List.of(),
            Map.of("__new__", ProjectClause.NEW), null);
    static final ClassValue EXECUTABLE = new ClassValue("Executable", "sqlalchemy.sql.base", List.of(),
            Map.of("__new__", ProjectClause.NEW), null);
    public static final ClassValue COLUMN_ELEMENT = of("ColumnElement", "sqlalchemy.sql.elements", CLAUSE_ELEMENT);
    static final ClassValue FUNCTION_ELEMENT = new ClassValue("FunctionElement", "sqlalchemy.sql.functions",
            List.of(COLUMN_ELEMENT), Map.of("__init__", ProjectClause.INIT), null);
    static final ClassValue GENERIC_FUNCTION = of("GenericFunction", "sqlalchemy.sql.functions", FUNCTION_ELEMENT);
    public static final ClassValue COLUMN_CLAUSE = of("ColumnClause", "sqlalchemy.sql.elements", COLUMN_ELEMENT);
    public static final ClassValue TEXT_CLAUSE = of("TextClause", "sqlalchemy.sql.elements", CLAUSE_ELEMENT);
    public static final ClassValue BIND_PARAMETER = of("BindParameter", "sqlalchemy.sql.elements", COLUMN_ELEMENT);
    public static final ClassValue LABEL = of("Label", "sqlalchemy.sql.elements", COLUMN_ELEMENT);
    public static final ClassValue FROM_CLAUSE = of("FromClause", "sqlalchemy.sql.selectable", CLAUSE_ELEMENT);
    public static final ClassValue TABLE_CLAUSE = of("TableClause", "sqlalchemy.sql.selectable", FROM_CLAUSE);
    public static final ClassValue SELECT = of("Select", "sqlalchemy.sql.selectable", CLAUSE_ELEMENT);
    public static final ClassValue INSERT = of("Insert", "sqlalchemy.sql.dml", CLAUSE_ELEMENT);
    public static final ClassValue UPDATE = of("Update", "sqlalchemy.sql.dml", CLAUSE_ELEMENT);
    public static final ClassValue DELETE = of("Delete", "sqlalchemy.sql.dml", CLAUSE_ELEMENT);

    private SqlClasses() {}

    /** A class nothing can be set on, so that one project's run leaves no trace for the next. */
    private static ClassValue of(String name, String module, ClassValue... bases) {
        return new ClassValue(name, module, List.of(bases), Map.of(), null);
    }
}
