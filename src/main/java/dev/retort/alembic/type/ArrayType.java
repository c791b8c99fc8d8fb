package dev.retort.alembic.type;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import dev.retort.python.value.Arguments;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.Signature;
import dev.retort.python.value.Value;
import dev.retort.sql.DialectName;

/** {@code ARRAY}: a type of items. */
public final class ArrayType extends NativeType {

    private static final String[] WORDS = {"item_type", "as_tuple?", "dimensions?", "zero_indexes?"};
    private static final Pattern COLLATION = Pattern.compile("( COLLATE.*)?$");
    private static final TypeDefinition DEFINITION = new TypeDefinition("ARRAY", TypeFamily.ARRAY,
            TypeClasses.parameters(WORDS), Spellings.postgresql(ArrayType::spell));

    private final SqlaType item;

    private ArrayType(ClassValue of, Map<String, Value> parameters, Map<String, SqlaType> variants, SqlaType item) {
        super(DEFINITION, of, parameters, variants);
        this.item = item;
    }

    static Value construct(ClassValue of, Arguments arguments, Interpreter in) {
        Map<String, Value> given = TypeClasses.given(DEFINITION, Signature.of("ARRAY", WORDS), arguments, in);
        SqlaType item = TypeMethods.read(given.get("item_type"), in);
        if (item instanceof ArrayType) {
            throw in.raise("ValueError", "Do not nest ARRAY types; ARRAY(basetype) handles multi-dimensional arrays of"
                    + " basetype");
        }
        given.put("item_type", item.value());
        return new ArrayType(of, given, Map.of(), item);
    }

    /** The type of its items. */
    public SqlaType item() {
        return item;
    }

    @Override
    NativeType with(Map<String, SqlaType> others) {
        return new ArrayType(type(), parameters(), others, item);
    }

    @Override
    public List<NativeType> schemaTypes(DialectName dialect) {
        SqlaType variant = variants().get(dialect.text());
        return (variant == null ? item : variant).schemaTypes(dialect);
    }

    private static String spell(NativeType type, DialectName dialect) {
        BigInteger dimensions = type.exactNumber("dimensions");
        String brackets = "[]".repeat(dimensions == null ? 1 : dimensions.intValue());
        String inner = ((ArrayType) type).item.sql(dialect);
        return COLLATION.matcher(inner)
                .replaceFirst(found -> brackets + (found.group(1) == null ? "" : found.group(1)));
    }
}
