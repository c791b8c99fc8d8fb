package dev.retort.alembic.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.retort.alembic.ddl.ColumnValue;
import dev.retort.alembic.ddl.ColumnWriter;
import dev.retort.alembic.ddl.ConstraintValue;
import dev.retort.alembic.ddl.ConstraintWriter;
import dev.retort.alembic.ddl.IndexValue;
import dev.retort.alembic.ddl.IndexWriter;
import dev.retort.alembic.ddl.MetaDataValue;
import dev.retort.alembic.ddl.SchemaClasses;
import dev.retort.alembic.ddl.ServerDefault;
import dev.retort.alembic.ddl.TableValue;
import dev.retort.alembic.ddl.TableWriter;
import dev.retort.alembic.inspection.Reflection;
import dev.retort.alembic.inspection.TypeReader;
import dev.retort.alembic.step.AlembicStep;
import dev.retort.alembic.type.IdentifierQuoting;
import dev.retort.alembic.type.SqlName;
import dev.retort.alembic.type.SqlaType;
import dev.retort.alembic.type.TypeFamily;
import dev.retort.alembic.type.TypeMethods;
import dev.retort.dialect.Identifiers;
import dev.retort.dialect.sqlite.SketchColumn;
import dev.retort.dialect.sqlite.SketchConstraint;
import dev.retort.dialect.sqlite.TableRebuild;
import dev.retort.dialect.sqlite.TableSketch;
import dev.retort.dialect.sqlite.TableSurroundings;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.ListValue;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;
import dev.retort.schema.CatalogView;
import dev.retort.schema.Constraint;
import dev.retort.schema.Index;
import dev.retort.schema.Table;
import dev.retort.schema.TableKind;
import dev.retort.sql.DialectName;

/** Where a block's table is read from: the database as it is at this point of the step, or {@code copy_from}. */
final class BatchSource {

    private static final Identifiers NAMES = new Identifiers() {
        @Override
        public String quoteIfNeeded(String name) {
            return IdentifierQuoting.quote(name, DialectName.SQLITE);
        }
    };

    private final BatchOptions options;
    private final AlembicStep step;
    private final Interpreter in;

    BatchSource(BatchOptions options, AlembicStep step, Interpreter in) {
        this.options = options;
        this.step = step;
        this.in = in;
    }

    TableRebuild table() {
        TableValue given = options.copyFrom();
        TableRebuild table = given == null ? existing() : copy(given);
        options.reflected().forEach(one -> override(table, Objects.requireNonNull(BatchOptions.plain(one))));
        if (options.conventions() != null) {
            table.constraints().replaceAll(this::named);
        }
        return table;
    }

    private TableRebuild existing() {
        CatalogView catalog = step.context().catalog(in.here());
        String name = options.table().text();
        String schema = options.schema() == null ? catalog.defaultSchema() : options.schema().text();
        Table table = catalog.table(schema, name).filter(one -> one.kind() == TableKind.TABLE)
                .orElseThrow(() -> Reflection.noSuchTable(name, in));
        return new TableRebuild(name, TableSketch.ofExisting(table.definition()), table.indexes(),
                surroundings(catalog, schema, name), NAMES, options.reordering());
    }

    /** What is given instead of the database's answer; triggers and views are still asked for where one can. */
    private TableRebuild copy(TableValue given) {
        List<Index> indexes = new ArrayList<>();
        for (IndexValue index : given.indexes()) {
            SqlName name = index.name();
            indexes.add(new Index(name == null ? "" : name.text(), index.isUnique(), true,
                    new IndexWriter(DialectName.SQLITE, in).create(index, false)));
        }
        TableSurroundings surroundings = TableSurroundings.NOTHING;
        if (!step.offline()) {
            CatalogView catalog = step.context().catalog(in.here());
            surroundings = surroundings(catalog, catalog.defaultSchema(), given.name());
        }
        return new TableRebuild(given.name(),
                TableSketch.of(new TableWriter(DialectName.SQLITE, in).create(given, false)), indexes, surroundings,
                NAMES, options.reordering());
    }

    private static TableSurroundings surroundings(CatalogView catalog, String schema, String name) {
        boolean referenced = catalog.tables(schema).stream().filter(one -> one.kind() == TableKind.TABLE)
                .flatMap(one -> catalog.table(schema, one.name()).stream())
                .flatMap(one -> one.constraints().stream())
                .anyMatch(one -> one instanceof Constraint.ForeignKey key && key.targetTable().equalsIgnoreCase(name));
        return TableSurroundings.of(name, catalog.dependents(schema, name), referenced);
    }

    /** {@code reflect_args}: a column stands for the one that is read, a constraint gives its name to one without. */
    private void override(TableRebuild table, Value given) {
        if (given instanceof ColumnValue column) {
            SketchColumn read = table.column(column.name());
            if (column.sqlType().family() != TypeFamily.NULL) {
                read.setType(column.sqlType().sql(DialectName.SQLITE));
            }
            ServerDefault standard = column.serverDefault();
            if (standard != null) {
                String text = new ColumnWriter(DialectName.SQLITE, in).standard(standard);
                read.setDefault(text == null ? "" : text);
            }
        } else if (given instanceof ConstraintValue constraint) {
            String text = new ConstraintWriter(DialectName.SQLITE, in)
                    .write(onTable(constraint, table.columnNames()));
            SketchConstraint wanted = TableSketch.constraint(Objects.requireNonNull(text));
            boolean known = table.constraints().stream().anyMatch(wanted.named("")::equals);
            if (known) {
                table.constraints().replaceAll(one -> one.equals(wanted.named("")) ? wanted : one);
            } else if (table.constraints().stream().noneMatch(wanted::equals)) {
                table.addConstraint(text);
            }
        }
    }

    /** A constraint with the name the block's conventions give it, where it has none. */
    private SketchConstraint named(SketchConstraint constraint) {
        boolean check = constraint.kind() == SketchConstraint.Kind.CHECK;
        if (!constraint.name().isEmpty() || check) {
            return constraint;
        }
        TableValue owner = TableValue.plain(options.table(), null,
                new MetaDataValue(SchemaClasses.METADATA, null, Objects.requireNonNull(options.conventions())));
        constraint.columns().forEach(name -> owner.append(ColumnValue.plain(name, TypeMethods.nullType()), in));
        List<Value> columns = constraint.columns().stream().<Value>map(StringValue::new).toList();
        ConstraintValue made = (ConstraintValue) switch (constraint.kind()) {
            case PRIMARY_KEY -> in.call(SchemaClasses.PRIMARY_KEY, new Arguments(columns, Map.of()));
            case UNIQUE, CHECK -> in.call(SchemaClasses.UNIQUE, new Arguments(columns, Map.of()));
            case FOREIGN_KEY -> in.call(SchemaClasses.FOREIGN_KEY_CONSTRAINT,
                    Arguments.of(new ListValue(columns), new ListValue(targets(constraint))));
        };
        owner.append(made, in);
        SqlName name = made.name();
        return name == null ? constraint : constraint.named(name.text());
    }

    private static List<Value> targets(SketchConstraint constraint) {
        List<String> columns = constraint.targetColumns().isEmpty()
                ? constraint.columns()
                : constraint.targetColumns();
        return columns.stream().<Value>map(name -> new StringValue(constraint.target() + "." + name)).toList();
    }

    /**
     * A constraint as one of the table; conventions of the project's name it where it has no name.
     *
     * @param columns names of the table's columns, all that it may be on
     */
    ConstraintValue onTable(ConstraintValue constraint, List<String> columns) {
        DictValue own = options.conventions();
        MetaDataValue metadata = own == null
                ? step.metadata()
                : new MetaDataValue(SchemaClasses.METADATA, null, own);
        TableValue owner = TableValue.plain(options.table(), null, metadata);
        columns.forEach(name -> owner.append(ColumnValue.plain(name, TypeMethods.nullType()), in));
        owner.append(constraint, in);
        return constraint;
    }

    /** Whether values have to be converted: SQLAlchemy's type affinities differ, and the new one is not JSON. */
    boolean needsCast(String existing, SqlaType type) {
        SqlaType before = TypeReader.sqlite(existing, in);
        TypeFamily now = affinity(type.resolved(DialectName.SQLITE).family());
        return now != TypeFamily.JSON && affinity(before.family()) != now;
    }

    private static TypeFamily affinity(TypeFamily family) {
        return switch (family) {
            case ENUM -> TypeFamily.STRING;
            case FLOAT -> TypeFamily.NUMERIC;
            case INTERVAL -> TypeFamily.DATETIME;
            default -> family;
        };
    }
}
