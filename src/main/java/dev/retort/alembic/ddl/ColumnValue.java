package dev.retort.alembic.ddl;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.expression.ColumnClause;
import dev.retort.alembic.type.IdentifierQuoting;
import dev.retort.alembic.type.SqlName;
import dev.retort.alembic.type.SqlaType;
import dev.retort.alembic.type.TypeFamily;
import dev.retort.alembic.type.TypeMethods;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.BoundMethod;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.FunctionValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.Value;
import dev.retort.sql.DialectName;

/** {@code sa.Column}. */
public final class ColumnValue extends ColumnClause {

    private final ClassValue of;
    private final List<ReferenceValue> references;
    private final List<CheckValue> checks;
    private ColumnSettings settings;
    private final List<Target> targets = new ArrayList<>();
    private SqlName name;
    private SqlaType sqlType;
    private boolean primaryKey;
    private boolean nullable;
    private @Nullable ServerDefault serverDefault;
    private @Nullable TableValue table;
    private DictValue info = new DictValue();

    ColumnValue(ClassValue of, SqlName name, SqlaType type, ColumnSettings settings, List<ReferenceValue> references,
            List<CheckValue> checks) {
        this.of = of;
        this.name = name;
        this.sqlType = type;
        this.settings = settings;
        this.references = new ArrayList<>(references);
        this.checks = new ArrayList<>(checks);
        this.primaryKey = settings.primaryKey();
        this.serverDefault = settings.serverDefault();
        this.nullable = settings.nullable() == null ? !primaryKey && identity() == null : settings.nullable();
    }

    /** A column of a name and a type and nothing else. */
    public static ColumnValue plain(String name, SqlaType type) {
        return new ColumnValue(SchemaClasses.COLUMN, SqlName.of(name), type, ColumnSettings.PLAIN, List.of(),
                List.of());
    }

    /** A copy that belongs to no table. */
    public ColumnValue copy() {
        ColumnValue copy = new ColumnValue(of, name, sqlType, settings.with(primaryKey, serverDefault),
                references.stream().filter(one -> one.constraint() == null || one.constraint().name() == null
                        || one.common().name() != null).map(ReferenceValue::copy).toList(),
                checks.stream().map(CheckValue::copy).toList());
        copy.nullable = nullable;
        copy.info = info;
        return copy;
    }

    /**
     * Takes over what another column says and this one leaves unsaid, its foreign keys and checks too: what
     * {@code Annotated[int, mapped_column(…)]} gives a mapped column (SQLAlchemy's {@code Column._merge}).
     */
    public void merge(ColumnValue other) {
        primaryKey |= other.primaryKey;
        if (settings.nullable() == null && other.settings.nullable() != null) {
            nullable = other.settings.nullable();
        }
        if (TypeMethods.isNull(sqlType)) {
            sqlType = other.sqlType;
        }
        settings = settings.merged(other.settings);
        serverDefault = serverDefault == null ? other.serverDefault : serverDefault;
        other.references.forEach(one -> references.add(one.copy()));
        other.checks.forEach(one -> checks.add(one.copy()));
    }

    @Override
    public String name() {
        return name.text();
    }

    /** Its name, with what it says of quoting. */
    public SqlName sqlNameGiven() {
        return name;
    }

    /** Its name as SQL. */
    public String quotedName(DialectName dialect) {
        return IdentifierQuoting.quote(name, dialect);
    }

    public void rename(String other) {
        name = SqlName.of(other);
    }

    @Override
    public SqlaType sqlType() {
        return sqlType;
    }

    /** What the program keeps there for itself. */
    DictValue info() {
        return info;
    }

    void setInfo(DictValue given) {
        info = given;
    }

    public void setType(SqlaType other) {
        sqlType = other;
    }

    @Override
    public @Nullable TableValue table() {
        return table;
    }

    /** What programs call it: its {@code key}, or its name. */
    public String keyOrName() {
        String key = settings.key();
        return key == null ? name() : key;
    }

    public ColumnSettings settings() {
        return settings;
    }

    @Override
    public String key() {
        return keyOrName();
    }

    @Override
    public List<String> references() {
        return targets.stream().map(target -> target.column() == null
                ? new Target(target.schema(), target.table(), name()).text()
                : target.text()).toList();
    }

    @Override
    public boolean isPrimaryKey() {
        return primaryKey;
    }

    public boolean isNullable() {
        return nullable;
    }

    public void setNullable(boolean may) {
        nullable = may;
    }

    public @Nullable ServerDefault serverDefault() {
        return serverDefault;
    }

    public void setServerDefault(@Nullable ServerDefault other) {
        serverDefault = other;
    }

    /** Its {@code Computed}; null where it has none. */
    public @Nullable ComputedValue computed() {
        return serverDefault instanceof ServerDefault.Generated(ComputedValue computed) ? computed : null;
    }

    /** Its {@code Identity}; null where it has none. */
    public @Nullable IdentityValue identity() {
        return serverDefault instanceof ServerDefault.Generated(IdentityValue identity) ? identity : null;
    }

    /** Its own foreign keys. */
    public List<ReferenceValue> foreignKeys() {
        return Collections.unmodifiableList(references);
    }

    /** What foreign keys of its table, its own among them, make it point to. */
    public List<Target> targets() {
        return targets;
    }

    void pointsTo(Target target) {
        if (!targets.contains(target)) {
            targets.add(target);
        }
    }

    /** The checks that were given to it. */
    public List<CheckValue> checks() {
        return Collections.unmodifiableList(checks);
    }

    /** Makes it part of the primary key. */
    public void joinPrimaryKey() {
        primaryKey = true;
        if (settings.nullable() == null) {
            nullable = false;
        }
    }

    void attach(TableValue to, Interpreter in) {
        if (table != null && table != to) {
            throw in.raise("TypeError", "Column object '" + keyOrName() + "' already assigned to Table '"
                    + table.name() + "'");
        }
        table = to;
        if (primaryKey) {
            to.primaryKeyConstraint().add(this);
        }
        ColumnAttachment.generate(this, to, in);
    }

    /** Whether values of it can be counted up by the database ({@code autoincrement='auto'}). */
    boolean countsUp() {
        TypeFamily family = sqlType.family();
        boolean number = family == TypeFamily.INTEGER || family == TypeFamily.NUMERIC || family == TypeFamily.FLOAT;
        return switch (settings.autoincrement()) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO, IGNORE_FOREIGN_KEYS -> number && (settings.insertDefault() == null
                    || settings.insertDefault() instanceof SequenceValue)
                    && (serverDefault == null || identity() != null)
                    && (targets.isEmpty() && references.isEmpty()
                            || settings.autoincrement() == ColumnSettings.Autoincrement.IGNORE_FOREIGN_KEYS);
        };
    }

    /** What an {@code INSERT} without a value for it puts in. */
    @Override
    public Optional<Value> insertDefault(DialectName dialect, Interpreter in) {
        return settings.insertDefault() instanceof SequenceValue sequence
                && (dialect == DialectName.SQLITE || sequence.isOptional())
                        ? Optional.empty()
                        : made(settings.insertDefault(), in);
    }

    /** What an {@code UPDATE} without a value for it puts in. */
    @Override
    public Optional<Value> updateDefault(Interpreter in) {
        return made(settings.updateDefault(), in);
    }

    private static Optional<Value> made(@Nullable Value given, Interpreter in) {
        return switch (given) {
            case null -> Optional.empty();
            case SequenceValue sequence -> Optional.of(new NextValue(sequence));
            case FunctionValue function -> Optional.of(in.call(function, Arguments.NONE));
            case NativeFunction function -> Optional.of(in.call(function, Arguments.NONE));
            case BoundMethod method -> Optional.of(in.call(method, Arguments.NONE));
            case ClassValue type -> Optional.of(in.call(type, Arguments.NONE));
            default -> Optional.of(given);
        };
    }

    @Override
    public ClassValue type() {
        return of;
    }

    @Override
    public @Nullable Value attribute(String attribute, Interpreter in) {
        Value own = ColumnAttributes.get(this, attribute, in);
        return own != null ? own : super.attribute(attribute, in);
    }

    @Override
    public boolean setAttribute(String attribute, Value value, Interpreter in) {
        return ColumnAttributes.set(this, attribute, value, in);
    }
}
