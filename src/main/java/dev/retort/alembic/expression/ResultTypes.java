package dev.retort.alembic.expression;

import dev.retort.alembic.type.SqlaType;
import dev.retort.alembic.type.TypeFamily;

/** The type of what an operator makes: SQLAlchemy's {@code _adapt_expression} of each type. */
final class ResultTypes {

    private ResultTypes() {}

    static SqlaType of(SqlaType left, Op operator, SqlaType right) {
        TypeFamily one = left.family();
        TypeFamily other = right.family();
        if (one == TypeFamily.NULL) {
            return other == TypeFamily.NULL || !operator.commutative() && operator != Op.CONCAT ? left : right;
        }
        if (other == one) {
            boolean span = operator == Op.SUB && (one == TypeFamily.DATETIME || one == TypeFamily.TIME);
            return span ? Types.INTERVAL : operator == Op.SUB && one == TypeFamily.DATE ? Types.INTEGER : left;
        }
        return switch (one) {
            case INTEGER -> switch (other) {
                case NUMERIC, FLOAT -> right;
                case DATE -> operator == Op.ADD ? Types.DATE : left;
                case INTERVAL -> operator == Op.MUL ? Types.INTERVAL : left;
                default -> left;
            };
            case DATE -> switch (other) {
                case INTERVAL -> Types.DATETIME;
                case TIME -> Types.DATETIME;
                case DATETIME -> Types.INTERVAL;
                default -> left;
            };
            case INTERVAL -> switch (other) {
                case DATE, DATETIME -> Types.DATETIME;
                case TIME -> operator == Op.ADD ? Types.TIME : left;
                default -> left;
            };
            case TIME -> other == TypeFamily.DATE ? Types.DATETIME : left;
            default -> left;
        };
    }
}
