package dev.retort.script.generated;

import java.util.Optional;

import dev.retort.schema.Column;
import dev.retort.script.PythonText;

/** A column as SQLAlchemy writes it. */
final class ColumnExpression {

    private final TypeExpression types;

    ColumnExpression(TypeExpression types) {
        this.types = types;
    }

    /** {@code sa.Column(…)}; empty where it has something SQLAlchemy has no words for. */
    Optional<String> of(Column column) {
        if (!column.collation().isEmpty() || column.isIdentity() && !column.rule().isEmpty()) {
            return Optional.empty();
        }
        return types.of(column.type()).map(type -> {
            StringBuilder text = new StringBuilder("sa.Column(").append(PythonText.repr(column.name())).append(", ")
                    .append(type);
            if (column.isIdentity()) {
                text.append(", sa.Identity(always=").append(column.generated().equals("always") ? "True)" : "False)");
            } else if (!column.generated().isEmpty()) {
                text.append(", sa.Computed(").append(PythonText.repr(column.generated())).append(", persisted=")
                        .append(column.rule().equals("VIRTUAL") ? "False)" : "True)");
            }
            if (!column.defaultExpression().isEmpty()) {
                text.append(", server_default=").append(text(column.defaultExpression()));
            }
            text.append(", nullable=").append(column.nullable() ? "True" : "False");
            if (!column.comment().isEmpty()) {
                text.append(", comment=").append(PythonText.repr(column.comment()));
            }
            return text.append(')').toString();
        });
    }

    /** A column of a primary key that is numbered by a sequence of its own. */
    Optional<String> serial(Column column) {
        return types.of(column.type()).map(type -> "sa.Column(" + PythonText.repr(column.name()) + ", " + type
                + ", autoincrement=True, nullable=False"
                + (column.comment().isEmpty() ? "" : ", comment=" + PythonText.repr(column.comment())) + ")");
    }

    /** SQL that is sent as it is: a colon in it is no parameter. */
    static String text(String sql) {
        return "sa.text(" + PythonText.repr(sql.replaceAll("(?<![:\\w]):(?=\\w)", "\\\\:")) + ")";
    }
}
