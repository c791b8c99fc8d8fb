package dev.retort.alembic.ddl.statement;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.ddl.ColumnValue;
import dev.retort.alembic.ddl.ConstraintWriter;
import dev.retort.alembic.ddl.IndexWriter;
import dev.retort.alembic.ddl.MetaDataValue;
import dev.retort.alembic.ddl.SequenceValue;
import dev.retort.alembic.ddl.SqlAlchemyVersion;
import dev.retort.alembic.ddl.TableDdl;
import dev.retort.alembic.ddl.TableValue;
import dev.retort.alembic.ddl.TableWriter;
import dev.retort.alembic.step.AlembicStep;
import dev.retort.alembic.type.NativeType;
import dev.retort.alembic.type.SqlName;
import dev.retort.alembic.type.SqlaEnumType;
import dev.retort.problem.SourcePosition;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.Value;
import dev.retort.sql.DialectName;

/** All statements that create what a metadata has: {@code metadata.create_all()} on an empty database. */
public final class MetaDataDdl {

    private final DialectName dialect;
    private final DdlEvents events;
    private final Interpreter in;
    private final Set<String> madeTypes = new HashSet<>();
    private final Set<SequenceValue> madeSequences = new HashSet<>();
    private final List<Created> statements = new ArrayList<>();

    /**
     * A statement.
     *
     * @param at where the program says what it creates; null where that is not known
     */
    public record Created(String sql, @Nullable SourcePosition at) {}

    public MetaDataDdl(AlembicStep step, Interpreter in) {
        this.dialect = step.dialect();
        this.events = DdlEvents.of(step);
        this.in = in;
    }

    /**
     * The statements for all tables of some metadata, as if they were one, in an order that runs.
     *
     * @throws dev.retort.python.value.PythonRaise where a foreign key points to nothing
     */
    public List<Created> create(List<MetaDataValue> all) {
        for (MetaDataValue metadata : all) {
            References references = new References(metadata, in);
            metadata.tables().forEach(table -> {
                references.resolve(table);
                settleSchemas(table);
            });
        }
        all.forEach(metadata -> create(metadata, new References(metadata, in)));
        return List.copyOf(statements);
    }

    private void settleSchemas(TableValue table) {
        SqlName schema = table.metadata().schema();
        for (ColumnValue column : table.columns()) {
            for (NativeType type : column.sqlType().schemaTypes(dialect)) {
                if (type instanceof SqlaEnumType labels) {
                    labels.attachTo(table.schema(), schema == null ? null : schema.text(), in);
                }
            }
        }
    }

    private void create(MetaDataValue metadata, References references) {
        SortedTables order = SortedTables.of(metadata.tables(), references);
        List<Value> tables = List.copyOf(order.tables());
        dispatch(metadata, "before_create", tables, null);
        if (dialect == DialectName.POSTGRESQL) {
            types(metadata);
            metadata.sequences().forEach(sequence -> add(sequence, null));
        }
        TableWriter writer = new TableWriter(dialect, in, SqlAlchemyVersion.OF_2, order.later());
        order.tables().forEach(table -> table(table, writer, tables));
        if (dialect == DialectName.POSTGRESQL) {
            ConstraintWriter constraints = new ConstraintWriter(dialect, in);
            order.later().forEach(key -> add(constraints.add(key), key.table() == null ? null : key.table().at()));
        }
        dispatch(metadata, "after_create", tables, null);
    }

    private void types(MetaDataValue metadata) {
        Map<SqlaEnumType, @Nullable SourcePosition> all = new LinkedHashMap<>();
        metadata.enums().stream().filter(SqlaEnumType::isNative).forEach(type -> all.put(type, null));
        TableDdl ddl = new TableDdl(dialect, in);
        metadata.tables().forEach(table -> ddl.enumsOf(table).forEach(type -> all.put(type, table.at())));
        all.forEach((type, at) -> {
            if (madeTypes.add(type.schema() + "." + type.name())) {
                add(type.createStatement(), at);
            }
        });
    }

    private void table(TableValue table, TableWriter writer, List<Value> tables) {
        dispatch(table, "before_create", tables, table.at());
        if (dialect == DialectName.POSTGRESQL) {
            table.columns().forEach(column -> {
                if (column.settings().insertDefault() instanceof SequenceValue sequence && !sequence.isOptional()) {
                    add(sequence, table.at());
                }
            });
        }
        add(writer.create(table, false), table.at());
        IndexWriter indexes = new IndexWriter(dialect, in);
        // Alembic takes an index that is said twice, by a column and for the table, as one; a database would not.
        new LinkedHashSet<>(table.indexes()).stream().filter(index -> index.appliesTo(dialect))
                .map(index -> indexes.create(index, false)).distinct().forEach(sql -> add(sql, table.at()));
        new TableDdl(dialect, in).comments(table).forEach(sql -> add(sql, table.at()));
        dispatch(table, "after_create", tables, table.at());
    }

    private void add(SequenceValue sequence, @Nullable SourcePosition at) {
        if (madeSequences.add(sequence)) {
            add(sequence.createStatement(dialect, SqlAlchemyVersion.OF_2), at);
        }
    }

    private void add(String sql, @Nullable SourcePosition at) {
        statements.add(new Created(sql, at));
    }

    private void dispatch(Value target, String event, List<Value> tables, @Nullable SourcePosition at) {
        events.dispatch(event, target, tables, new DdlConnection(dialect, sql -> add(sql, at)), in);
    }
}
