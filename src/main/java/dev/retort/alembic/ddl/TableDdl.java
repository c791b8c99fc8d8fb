package dev.retort.alembic.ddl;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import dev.retort.alembic.type.Bind;
import dev.retort.alembic.type.NativeType;
import dev.retort.alembic.type.SqlaEnumType;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.Value;
import dev.retort.sql.DialectName;

/** All statements that make or drop a table, its enum types, indexes and comments among them. */
public final class TableDdl {

    private final DialectName dialect;
    private final Interpreter in;
    private final Predicate<SqlaEnumType> missing;
    private final Set<String> dropped = new HashSet<>();

    public TableDdl(DialectName dialect, Interpreter in) {
        this(dialect, in, onceEach());
    }

    /** @param missing whether an enum type has to be made; asked once before each is */
    public TableDdl(DialectName dialect, Interpreter in, Predicate<SqlaEnumType> missing) {
        this.dialect = dialect;
        this.in = in;
        this.missing = missing;
    }

    private static Predicate<SqlaEnumType> onceEach() {
        Set<String> made = new HashSet<>();
        return type -> made.add(key(type));
    }

    /** Whether statements themselves see what is there: not where another program is to run them. */
    static boolean looksFirst(Value bind, boolean asked) {
        return asked && !(bind instanceof Bind given && given.offline());
    }

    /**
     * The statements that create a table.
     *
     * @param ifNotExists whether what is there already is left alone
     */
    public List<String> create(TableValue table, boolean ifNotExists) {
        List<String> statements = new ArrayList<>();
        if (dialect == DialectName.POSTGRESQL) {
            enums(table, ifNotExists, statements);
        }
        statements.add(new TableWriter(dialect, in).create(table, ifNotExists));
        IndexWriter indexes = new IndexWriter(dialect, in);
        table.indexes().forEach(index -> statements.add(indexes.create(index, ifNotExists)));
        if (dialect == DialectName.POSTGRESQL) {
            comments(table, statements);
        }
        return statements;
    }

    /** The statements that drop a table and the enum types its columns made. */
    public List<String> drop(TableValue table, boolean ifExists) {
        List<String> statements = new ArrayList<>();
        statements.add(new TableWriter(dialect, in).drop(table, ifExists));
        if (dialect == DialectName.POSTGRESQL) {
            for (SqlaEnumType type : enumsOf(table)) {
                if (dropped.add(key(type))) {
                    String statement = type.dropStatement();
                    statements.add(ifExists
                            ? statement.replaceFirst("DROP TYPE ", "DROP TYPE IF EXISTS ")
                            : statement);
                }
            }
        }
        return statements;
    }

    /** The comments on a table and its columns, where they are statements of their own. */
    public List<String> comments(TableValue table) {
        List<String> statements = new ArrayList<>();
        if (dialect == DialectName.POSTGRESQL) {
            comments(table, statements);
        }
        return statements;
    }

    private void enums(TableValue table, boolean ifNotExists, List<String> statements) {
        for (SqlaEnumType type : enumsOf(table)) {
            if (missing.test(type)) {
                statements.add(ifNotExists ? type.createIfMissing() : type.createStatement());
            }
        }
    }

    /** The enum types a table makes, where it makes any. */
    public List<SqlaEnumType> enumsOf(TableValue table) {
        List<SqlaEnumType> found = new ArrayList<>();
        for (ColumnValue column : table.columns()) {
            for (NativeType type : column.sqlType().schemaTypes(dialect)) {
                if (type instanceof SqlaEnumType labels && labels.isNative() && labels.createsType()
                        && !labels.belongsToMetadata()) {
                    found.add(labels);
                }
            }
        }
        return found;
    }

    private static String key(SqlaEnumType type) {
        return type.schema() + "." + type.name();
    }

    private void comments(TableValue table, List<String> statements) {
        CommentWriter comments = new CommentWriter(dialect);
        String comment = table.settings().comment();
        if (comment != null && !comment.isEmpty()) {
            statements.add(comments.onTable(table, comment));
        }
        for (ColumnValue column : table.columns()) {
            String own = column.settings().comment();
            if (own != null && !own.isEmpty()) {
                statements.add(comments.onColumn(table, column.quotedName(dialect), own));
            }
        }
    }
}
