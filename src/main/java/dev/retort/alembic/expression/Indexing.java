package dev.retort.alembic.expression;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.type.ArrayType;
import dev.retort.alembic.type.SqlaType;
import dev.retort.python.value.IntValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.Value;

/** {@code x[key]}: parts of JSON, HSTORE and arrays. */
final class Indexing {

    static final Op HSTORE_ITEM = Op.json("->");

    private Indexing() {}

    /** Null where the expression has no parts. */
    static @Nullable Clause item(Clause self, Value key, Interpreter in) {
        SqlaType type = self.sqlType();
        if (HstoreText.is(type)) {
            return BinaryClause.of(self, HSTORE_ITEM, Coercion.operand(key, self, in), Types.STRING);
        }
        return switch (type.family()) {
            case JSON -> json(self, key, in);
            case ARRAY -> array(self, key, in);
            default -> throw in.raise("NotImplementedError",
                    "Operator 'getitem' is not supported on this expression");
        };
    }

    private static Clause json(Clause self, Value key, Interpreter in) {
        List<Value> path = BinaryText.parts(key);
        if (path != null) {
            return BinaryClause.of(self, Op.JSON_PATH, PathLiteral.path(path), self.sqlType());
        }
        Clause clause = Coercion.clause(key);
        return BinaryClause.of(self, Op.JSON_GETITEM, clause == null ? PathLiteral.step(key) : clause,
                self.sqlType());
    }

    private static Clause array(Clause self, Value key, Interpreter in) {
        SqlaType item = self.sqlType() instanceof ArrayType array ? array.item() : Types.NULL;
        Value start = in.attributeOrNull(key, "start");
        Value stop = in.attributeOrNull(key, "stop");
        if (!(key instanceof IntValue) && start != null && stop != null) {
            Clause bounds = BinaryClause.of(bound(start, in), Op.SLICE, bound(stop, in), Types.NULL);
            return BinaryClause.of(self, Op.GETITEM, bounds, self.sqlType());
        }
        return BinaryClause.of(self, Op.GETITEM, index(key, in), item);
    }

    private static Clause bound(Value value, Interpreter in) {
        return value == NoneValue.NONE ? Constant.NULL : index(value, in);
    }

    private static Clause index(Value value, Interpreter in) {
        Clause clause = Coercion.clause(value);
        return clause != null ? clause : Coercion.literal(value, Types.INTEGER, in);
    }
}
