package dev.retort.alembic.ddl;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.expression.TableClause;
import dev.retort.alembic.type.IdentifierQuoting;
import dev.retort.alembic.type.SqlName;
import dev.retort.problem.SourcePosition;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.Value;
import dev.retort.sql.DialectName;

/** {@code sa.Table}: columns, constraints and indexes. */
public final class TableValue extends TableClause {

    private final ClassValue of;
    private final SqlName name;
    private final @Nullable SqlName schema;
    private final MetaDataValue metadata;
    private final TableSettings settings;
    private final List<ColumnValue> columns = new ArrayList<>();
    private final List<ConstraintValue> constraints = new ArrayList<>();
    private final List<IndexValue> indexes = new ArrayList<>();
    private ColumnConstraint primaryKey;
    private DictValue info = new DictValue();
    private @Nullable SourcePosition at;
    private int explicit;
    private boolean complete;

    /**
     * What a table was given beside its columns and constraints.
     *
     * @param prefixes words between {@code CREATE} and {@code TABLE}
     */
    public record TableSettings(@Nullable String comment, List<String> prefixes, Options options) {

        /** Nothing. */
        public static final TableSettings PLAIN = new TableSettings(null, List.of(), Options.NONE);
    }

    public TableValue(ClassValue of, SqlName name, @Nullable SqlName schema, MetaDataValue metadata,
            TableSettings settings) {
        this.of = of;
        this.name = name;
        this.schema = schema;
        this.metadata = metadata;
        this.settings = settings;
        this.primaryKey = new ColumnConstraint(ColumnConstraint.Kind.PRIMARY_KEY, SchemaClasses.PRIMARY_KEY,
                ConstraintValue.Common.named(null), List.of(), true);
        this.primaryKey.belongTo(this);
    }

    /** An empty table of a name, whose constraints get their names from {@code metadata}'s conventions. */
    public static TableValue plain(SqlName name, @Nullable SqlName schema, MetaDataValue metadata) {
        return new TableValue(SchemaClasses.TABLE, name, schema, metadata, TableSettings.PLAIN);
    }

    /** Where the program says it; null where it says it nowhere. */
    public @Nullable SourcePosition at() {
        return at;
    }

    /** What the program keeps there for itself. */
    DictValue info() {
        return info;
    }

    void setInfo(DictValue given) {
        info = given;
    }

    void setAt(SourcePosition place) {
        at = place;
    }

    @Override
    public String name() {
        return name.text();
    }

    @Override
    public @Nullable String schema() {
        return schema == null ? null : schema.text();
    }

    public SqlName givenName() {
        return name;
    }

    public @Nullable SqlName givenSchema() {
        return schema;
    }

    /** Its name as SQL, behind its schema's. */
    public String sql(DialectName dialect) {
        String own = IdentifierQuoting.quote(name, dialect);
        return schema == null || schema.text().isEmpty() ? own : IdentifierQuoting.quote(schema, dialect) + "." + own;
    }

    public MetaDataValue metadata() {
        return metadata;
    }

    public TableSettings settings() {
        return settings;
    }

    @Override
    public List<ColumnValue> columns() {
        return Collections.unmodifiableList(columns);
    }

    /** The column of a key; null where it has none. */
    public @Nullable ColumnValue find(String key) {
        return columns.stream().filter(column -> column.keyOrName().equals(key)).findFirst().orElse(null);
    }

    /** The column a value is or names. */
    ColumnValue required(Value value, Interpreter in) {
        if (value instanceof ColumnValue column) {
            return column;
        }
        String key = SqlName.read(value, in).text();
        ColumnValue found = find(key);
        if (found == null) {
            throw in.raise("KeyError", "Can't create constraint on table '" + name()
                    + "': no column named '" + key + "' is present.");
        }
        return found;
    }

    /** All constraints but the primary key, in the order SQLAlchemy writes them. */
    public List<ConstraintValue> constraints() {
        return Collections.unmodifiableList(constraints);
    }

    /** The primary key; without columns where the table has none. */
    public ColumnConstraint primaryKeyConstraint() {
        return primaryKey;
    }

    public List<IndexValue> indexes() {
        return Collections.unmodifiableList(indexes);
    }

    /** The column the database counts up; null where there is none. */
    public @Nullable ColumnValue counted() {
        return ColumnAttachment.counted(primaryKey.columns());
    }

    /** Adds a column; one of the same key is replaced in its place. */
    public void append(ColumnValue column, Interpreter in) {
        ColumnValue old = find(column.keyOrName());
        if (old == null) {
            columns.add(column);
        } else {
            columns.set(columns.indexOf(old), column);
        }
        column.attach(this, in);
        if (column.isPrimaryKey() && primaryKey.isImplicit()) {
            primaryKey.rename(null);
            primaryKey.rename(NamingConvention.onAttach(primaryKey, this, in));
        }
    }

    /** Adds a constraint that was given. */
    public void append(ConstraintValue constraint, Interpreter in) {
        constraint.attach(this, in);
        if (constraint instanceof ColumnConstraint key && key.kind() == ColumnConstraint.Kind.PRIMARY_KEY) {
            takeOver(key);
        } else if (!constraints.contains(constraint)) {
            // What a table is made with was made before what its columns bring with them, and stands before it.
            if (complete) {
                constraints.add(constraint);
            } else {
                constraints.add(explicit++, constraint);
            }
        }
    }

    /** Does without a constraint. */
    public void remove(ConstraintValue constraint) {
        constraints.remove(constraint);
    }

    /** It has all it was made with: what comes now comes behind it. */
    void complete() {
        complete = true;
    }

    private void takeOver(ColumnConstraint key) {
        List<ColumnValue> flagged = columns.stream().filter(ColumnValue::isPrimaryKey).toList();
        if (key.columns().isEmpty()) {
            flagged.forEach(key::add);
        }
        key.columns().forEach(ColumnValue::joinPrimaryKey);
        primaryKey = key;
    }

    /** Adds a constraint a column brings with it. */
    void generated(ConstraintValue constraint, Interpreter in) {
        constraint.attach(this, in);
        constraints.add(constraint);
    }

    public void append(IndexValue index, Interpreter in) {
        index.attach(this, in);
        if (!indexes.contains(index)) {
            indexes.add(index);
        }
    }

    @Override
    public ClassValue type() {
        return of;
    }

    @Override
    public @Nullable Value attribute(String attribute, Interpreter in) {
        Value own = TableAttributes.get(this, attribute, in);
        return own != null ? own : super.attribute(attribute, in);
    }
}
