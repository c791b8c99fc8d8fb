package dev.retort.alembic.ddl;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.type.SqlName;
import dev.retort.alembic.type.TypeMethods;
import dev.retort.python.value.BoolValue;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.ListValue;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.Signature;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/** What programs may ask a column, and may set. */
final class ColumnAttributes {

    private ColumnAttributes() {}

    static @Nullable Value get(ColumnValue column, String attribute, Interpreter in) {
        ColumnSettings settings = column.settings();
        return switch (attribute) {
            case "name" -> column.sqlNameGiven().value();
            case "key" -> new StringValue(column.keyOrName());
            case "type" -> column.sqlType().value();
            case "table" -> column.table() == null ? NoneValue.NONE : column.table();
            case "primary_key" -> BoolValue.of(column.isPrimaryKey());
            case "nullable" -> BoolValue.of(column.isNullable());
            case "unique" -> settings.unique() ? BoolValue.TRUE : NoneValue.NONE;
            case "index" -> settings.index() ? BoolValue.TRUE : NoneValue.NONE;
            case "comment" -> settings.comment() == null ? NoneValue.NONE : new StringValue(settings.comment());
            case "default" -> settings.insertDefault() == null ? NoneValue.NONE : settings.insertDefault();
            case "onupdate" -> settings.updateDefault() == null ? NoneValue.NONE : settings.updateDefault();
            case "server_default" -> serverDefault(column);
            case "computed" -> column.computed() == null ? NoneValue.NONE : column.computed();
            case "identity" -> column.identity() == null ? NoneValue.NONE : column.identity();
            case "autoincrement" -> autoincrement(settings);
            case "foreign_keys" -> new ListValue(column.foreignKeys());
            case "constraints" -> new ListValue(column.checks());
            case "info" -> column.info();
            case "copy", "_copy" -> NativeFunction.of(Signature.of(attribute, "**others"), attribute,
                    (_, _) -> column.copy());
            default -> null;
        };
    }

    static boolean set(ColumnValue column, String attribute, Value value, Interpreter in) {
        switch (attribute) {
            case "name" -> column.rename(SqlName.read(value, in).text());
            case "type" -> column.setType(TypeMethods.read(value, in));
            case "nullable" -> column.setNullable(in.truth(value));
            case "server_default" -> column.setServerDefault(ServerDefault.read(value, in));
            default -> {
                return false;
            }
        }
        return true;
    }

    private static Value serverDefault(ColumnValue column) {
        return switch (column.serverDefault()) {
            case null -> NoneValue.NONE;
            case ServerDefault.Generated(FetchedValue by) -> by;
            case ServerDefault stated -> new FetchedValue(SchemaClasses.DEFAULT_CLAUSE, stated);
        };
    }

    private static Value autoincrement(ColumnSettings settings) {
        return switch (settings.autoincrement()) {
            case ALWAYS -> BoolValue.TRUE;
            case NEVER -> BoolValue.FALSE;
            case AUTO -> new StringValue("auto");
            case IGNORE_FOREIGN_KEYS -> new StringValue("ignore_fk");
        };
    }

    /** The words of {@code Column}'s keywords that are settings. */
    static final List<String> WORDS = List.of("*args", "name?", "type_?", "key?", "quote?", "primary_key?",
            "nullable?", "default?", "server_default?", "server_onupdate?", "index?", "unique?", "system?", "doc?",
            "onupdate?", "autoincrement?", "comment?", "info?", "insert_default?", "init?", "**options");
}
