package dev.retort.alembic.expression;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.retort.alembic.type.ArrayType;
import dev.retort.alembic.type.IdentifierQuoting;
import dev.retort.alembic.type.SqlaEnumType;
import dev.retort.alembic.type.SqlaType;
import dev.retort.alembic.type.TypeFamily;
import dev.retort.python.library.characters.FloatText;
import dev.retort.python.value.BoolValue;
import dev.retort.python.value.BytesValue;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.FloatValue;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.InstanceValue;
import dev.retort.python.value.IntValue;
import dev.retort.python.value.ListValue;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.Refusal;
import dev.retort.python.value.SetValue;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.TupleValue;
import dev.retort.python.value.Value;
import dev.retort.python.value.WithheldValue;
import dev.retort.sql.DialectName;

/**
 * A value as an SQL literal: what SQLAlchemy's literal processors write, and for types 1.4 has none for, what SQLAlchemy 2
 * or the driver writes.
 */
final class LiteralText {

    private static final Pattern WHOLE = Pattern.compile("-?[1-9][0-9]*|0");

    private LiteralText() {}

    /** @throws Refusal where the value cannot be written, a text with a NUL character say */
    static String of(Value given, SqlaType declared, DialectName dialect) {
        Value value = given instanceof Clause ? given : declared.bound(given, dialect);
        SqlaType type = declared.resolved(dialect);
        if (type.family() == TypeFamily.JSON) {
            return json(value, type, dialect);
        }
        return switch (value) {
            case NoneValue _ -> "NULL";
            case StringValue(String text) -> type.family() == TypeFamily.INTEGER && WHOLE.matcher(text).matches()
                    ? text
                    : string(text);
            case BoolValue flag -> truth(flag.value(), type, dialect);
            case IntValue(BigInteger number) -> whole(number, type, dialect);
            case FloatValue(double number) -> floating(number, dialect);
            case BytesValue(byte[] bytes) -> bytes(bytes, dialect);
            case ListValue list -> items(list.items(), type, dialect);
            case TupleValue(List<Value> items) -> items(items, type, dialect);
            case SetValue set -> items(set.values(), type, dialect);
            case DictValue dict -> string(HstoreText.is(type) ? HstoreText.of(dict) : JsonText.of(dict));
            case Clause clause -> SqlText.of(clause, dialect, SqlText.Columns.QUALIFIED);
            case InstanceValue instance -> instance(instance, type, dialect);
            case WithheldValue withheld -> throw withheld.withheld();
            case HostValue host -> TimeText.of(host, type, dialect);
            default -> throw unwritable(value);
        };
    }

    static String string(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new Refusal("A text value holds a NUL character (\\x00), which no database stores in text.", null);
        }
        return IdentifierQuoting.literal(text);
    }

    private static String truth(boolean truth, SqlaType type, DialectName dialect) {
        return switch (type.family()) {
            case INTEGER, NUMERIC, FLOAT -> truth ? "1" : "0";
            default -> dialect == DialectName.POSTGRESQL ? String.valueOf(truth) : truth ? "1" : "0";
        };
    }

    private static String whole(BigInteger number, SqlaType type, DialectName dialect) {
        boolean bit = number.equals(BigInteger.ZERO) || number.equals(BigInteger.ONE);
        return type.family() == TypeFamily.BOOLEAN && bit
                ? truth(number.signum() != 0, type, dialect)
                : number.toString();
    }

    private static String floating(double number, DialectName dialect) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            String name = Double.isNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity";
            if (dialect == DialectName.POSTGRESQL) {
                return "'" + name + "'::float";
            }
            return Double.isNaN(number) ? "NULL" : number > 0 ? "9e999" : "-9e999";
        }
        return FloatText.repr(number);
    }

    static String bytes(byte[] bytes, DialectName dialect) {
        String hex = HexFormat.of().formatHex(bytes);
        return dialect == DialectName.POSTGRESQL ? "'\\x" + hex + "'::bytea" : "X'" + hex + "'";
    }

    private static String json(Value value, SqlaType type, DialectName dialect) {
        if (value instanceof Clause clause) {
            return SqlText.of(clause, dialect, SqlText.Columns.QUALIFIED);
        }
        if (value == NoneValue.NONE && JsonText.noneIsNull(type)) {
            return "NULL";
        }
        return HstoreText.is(type) && value instanceof DictValue dict
                ? string(HstoreText.of(dict))
                : string(JsonText.of(value));
    }

    private static String items(List<Value> items, SqlaType type, DialectName dialect) {
        if (dialect != DialectName.POSTGRESQL) {
            throw new Refusal("SQLite has no arrays: a list cannot be written as a value. Use a JSON column.", null,
                    Refusal.Fault.PROGRAM);
        }
        SqlaType item = type instanceof ArrayType array ? array.item() : Types.NULL;
        String list = items.stream().map(one -> element(one, item, dialect)).collect(Collectors.joining(", "));
        return "ARRAY[" + list + "]" + (type instanceof ArrayType ? "::" + type.sql(dialect) : "");
    }

    private static String element(Value value, SqlaType item, DialectName dialect) {
        return switch (value) {
            case ListValue list when item.family() != TypeFamily.JSON -> "ARRAY[" + list.items().stream()
                    .map(one -> element(one, item, dialect)).collect(Collectors.joining(", ")) + "]";
            default -> of(value, item, dialect);
        };
    }

    /** A member of a Python enum: its name where the column is an {@code Enum} of that class, else its value. */
    private static String instance(InstanceValue instance, SqlaType type, DialectName dialect) {
        // A member that is a text as well is stored by its label all the same.
        String stored = type instanceof SqlaEnumType labels ? labels.label(instance) : null;
        if (stored != null) {
            return string(stored);
        }
        if (instance.payload() != null && !(instance.payload() instanceof InstanceValue)) {
            return of(Coercion.payload(instance), type, dialect);
        }
        Value label = EnumText.label(instance, type);
        if (label == null) {
            throw unwritable(instance);
        }
        return of(label, Types.NULL, dialect);
    }

    private static Refusal unwritable(Value value) {
        String what = value instanceof InstanceValue instance
                ? instance.type().name()
                : value.getClass().getSimpleName().replace("Value", "").toLowerCase(java.util.Locale.ROOT);
        return new Refusal("A value of type " + what + " cannot be written into a statement.", null);
    }
}
