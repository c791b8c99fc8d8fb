package dev.retort.alembic.ddl;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.type.IdentifierQuoting;
import dev.retort.alembic.type.SqlName;
import dev.retort.alembic.type.SqlaType;
import dev.retort.alembic.type.TypeMethods;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.Signature;
import dev.retort.python.value.Value;
import dev.retort.sql.DialectName;

/** {@code sa.Sequence}. */
public final class SequenceValue implements HostValue {

    private static final Signature SIGNATURE = Signature.of("Sequence", words());

    private final ClassValue of;
    private final SqlName name;
    private final @Nullable SqlName schema;
    private final SequenceOptions options;
    private final @Nullable SqlaType dataType;
    private final boolean optional;

    private SequenceValue(ClassValue of, SqlName name, @Nullable SqlName schema, SequenceOptions options,
            @Nullable SqlaType dataType, boolean optional) {
        this.of = of;
        this.name = name;
        this.schema = schema;
        this.options = options;
        this.dataType = dataType;
        this.optional = optional;
    }

    private static String[] words() {
        List<String> words = new ArrayList<>(List.of("name"));
        words.addAll(SequenceOptions.WORDS.subList(0, 7));
        words.add("schema?");
        words.addAll(SequenceOptions.WORDS.subList(7, 9));
        words.addAll(List.of("data_type?", "optional?", "quote?", "metadata?", "quote_schema?", "for_update?"));
        return words.toArray(String[]::new);
    }

    static Value construct(ClassValue of, Arguments arguments, Interpreter in) {
        BoundArguments bound = arguments.bind(SIGNATURE, in);
        SqlName name = SqlName.read(bound.get("name"), in);
        SqlName schema = SqlName.readOptional(bound.get("schema"), in);
        if (schema == null && bound.get("metadata") instanceof MetaDataValue metadata) {
            schema = metadata.schema();
        }
        SequenceValue made = new SequenceValue(of,
                bound.value("quote").isEmpty() ? name : name.quoted(bound.flag("quote", false)), schema,
                SequenceOptions.read(bound), TypeMethods.readOrNull(bound.get("data_type"), in),
                bound.flag("optional", false));
        if (bound.get("metadata") instanceof MetaDataValue metadata) {
            metadata.add(made);
        }
        return made;
    }

    /** Whether PostgreSQL may count with a SERIAL instead. */
    public boolean isOptional() {
        return optional;
    }

    /** Its name as SQL, behind its schema's. */
    public String sql(DialectName dialect) {
        return (schema == null ? "" : IdentifierQuoting.quote(schema, dialect) + ".")
                + IdentifierQuoting.quote(name, dialect);
    }

    /** {@code CREATE SEQUENCE …}. */
    public String createStatement(DialectName dialect) {
        return createStatement(dialect, SqlAlchemyVersion.OF_1_4);
    }

    public String createStatement(DialectName dialect, SqlAlchemyVersion version) {
        SequenceOptions written = new SequenceOptions(
                options.start() == null && version == SqlAlchemyVersion.OF_1_4 ? BigInteger.ONE : options.start(),
                options.increment(), options.minvalue(),
                options.maxvalue(), options.nominvalue(), options.nomaxvalue(), options.cycle(), options.cache(),
                options.order());
        return ("CREATE SEQUENCE " + sql(dialect) + (dataType == null ? "" : " AS " + dataType.sql(dialect)) + " "
                + written.sql()).stripTrailing();
    }

    @Override
    public ClassValue type() {
        return of;
    }

    @Override
    public @Nullable Value attribute(String attribute, Interpreter in) {
        return switch (attribute) {
            case "name" -> name.value();
            case "schema" -> schema == null ? NoneValue.NONE : schema.value();
            case "next_value" -> NativeFunction.of(Signature.of(attribute), attribute, (_, _) -> new NextValue(this));
            case "create" -> DdlMethods.on(Signature.of(attribute, "bind?", "checkfirst?"), this::createStatement);
            case "drop" -> DdlMethods.on(Signature.of(attribute, "bind?", "checkfirst?"),
                    dialect -> "DROP SEQUENCE " + sql(dialect));
            default -> null;
        };
    }
}
