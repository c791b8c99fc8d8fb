package dev.retort.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

import dev.retort.compare.WideSketch.Kind;
import dev.retort.compare.WideSketch.Thing;

/** What PostgreSQL lets one say about things, at random; an empty text where there is nothing to say. */
final class PostgresqlTexts {

    private static final List<String> SORTS = List.of("int", "int", "text", "text", "num", "bool", "date", "ts",
            "json", "uuid", "range", "array", "other");

    private final RandomGenerator random;

    PostgresqlTexts(RandomGenerator random) {
        this.random = random;
    }

    static Thing of(String text, String sort) {
        return new Thing(0, Kind.SETTING, 0, 0, "", text, sort, "");
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private boolean one(int in) {
        return random.nextInt(in) == 0;
    }

    private String maybe(int in, String text) {
        return one(in) ? text : "";
    }

    private Thing some(WideSketch sketch, Predicate<Thing> wanted) {
        List<Thing> all = sketch.all(wanted);
        return all.isEmpty() ? null : pick(all);
    }

    private Thing columnOf(WideSketch sketch, Thing table, String... sorts) {
        return some(sketch, one -> one.kind() == Kind.COLUMN && one.owner() == table.id()
                && List.of(sorts).contains(one.sort()));
    }

    private Thing pure(WideSketch sketch) {
        return some(sketch, one -> one.kind() == Kind.ROUTINE && one.sort().equals("integer"));
    }

    private static String ref(Thing thing) {
        return "«" + thing.id() + "»";
    }

    String anySort(WideSketch sketch) {
        Thing type = some(sketch, one -> one.kind() == Kind.TYPE || one.kind() == Kind.DOMAIN);
        return type == null || !one(4) ? pick(SORTS) : "type:" + type.id();
    }

    String attribute() {
        return pick(List.of("integer", "text", "numeric(8,2)", "date", "text COLLATE \"C\"", "character varying(20)"));
    }

    String domain(WideSketch sketch, String sort) {
        boolean number = sort.equals("int");
        Thing function = one(3) ? pure(sketch) : null;
        return "CREATE DOMAIN § AS " + (number ? "integer" : pick(List.of("text", "character varying(30)")))
                + (number ? "" : maybe(4, " COLLATE \"C\"")) + maybe(3, number ? " DEFAULT 7" : " DEFAULT 'a b'")
                + maybe(4, " NOT NULL")
                + maybe(2, number
                        ? " CONSTRAINT \"is %\" CHECK (VALUE > " + (function == null
                                ? random.nextInt(5)
                                : ref(function) + "(-9)") + ")"
                        : " CHECK (VALUE <> '')")
                + maybe(4, number ? " CHECK (VALUE < 100000)" : " CHECK (length(VALUE) < 30)");
    }

    String sequence() {
        return "CREATE SEQUENCE §" + maybe(3, " AS integer") + maybe(2, " INCREMENT BY " + (1 + random.nextInt(9)))
                + maybe(3, " MINVALUE 1 MAXVALUE 1000") + maybe(3, " START WITH " + (1 + random.nextInt(50)))
                + maybe(4, " CACHE 10") + maybe(4, " CYCLE");
    }

    Thing routine(WideSketch sketch) {
        Thing label = some(sketch, one -> one.kind() == Kind.LABEL);
        return switch (random.nextInt(7)) {
            case 0, 1 -> of(pureText("§(n integer)", "integer"), "integer");
            case 2 -> of(triggerText(sketch), "");
            case 3 -> label == null
                    ? of(pureText("§(n integer)", "integer"), "integer")
                    : of("CREATE FUNCTION §(k «" + label.owner() + "», a text DEFAULT 'x', VARIADIC more integer[]"
                            + " DEFAULT '{}') RETURNS boolean LANGUAGE plpgsql STABLE AS $body$ BEGIN RETURN k = "
                            + ref(label) + "; END $body$", "«" + label.owner() + "», text, VARIADIC integer[]");
            case 4 -> of("CREATE PROCEDURE §(INOUT n integer) LANGUAGE plpgsql AS $$ BEGIN n := n + "
                    + random.nextInt(9) + "; END $$", "INOUT integer");
            case 5 -> of("CREATE FUNCTION §(a text) RETURNS TABLE (b text, c integer) LANGUAGE sql STABLE ROWS 5"
                    + " AS $$ SELECT a, " + random.nextInt(9) + " $$", "text");
            default -> of("CREATE FUNCTION §(a integer, b integer) RETURNS integer IMMUTABLE LANGUAGE sql"
                    + " BEGIN ATOMIC SELECT a + b + " + random.nextInt(9) + "; END", "integer, integer");
        };
    }

    private String pureText(String head, String type) {
        return "CREATE FUNCTION " + head + " RETURNS " + type + " IMMUTABLE" + maybe(3, " STRICT")
                + maybe(3, " PARALLEL SAFE") + maybe(3, " COST 7") + maybe(4, " SET search_path = 'pg_catalog'")
                + (one(2)
                        ? " LANGUAGE sql AS $$ SELECT n + " + random.nextInt(9) + " -- it's; $1 \n $$"
                        : " LANGUAGE plpgsql AS $fn$ BEGIN RETURN n + " + random.nextInt(9) + "; END; $fn$");
    }

    private String triggerText(WideSketch sketch) {
        return "CREATE FUNCTION §() RETURNS trigger LANGUAGE plpgsql" + maybe(3, " SECURITY DEFINER") + " AS $$ BEGIN"
                + " -- " + random.nextInt(1000) + "\n RETURN NEW; END $$";
    }

    String routineAgain(WideSketch sketch, Thing thing) {
        return switch (thing.sort()) {
            case "integer" -> pureText("§(n integer)", "integer");
            case "" -> triggerText(sketch);
            default -> "";
        };
    }

    String tableAgain(Thing table) {
        if (!table.sort().equals("plain") || table.text().contains("INHERITS")) {
            return "";
        }
        return "CREATE " + maybe(8, "UNLOGGED ") + "TABLE § (…)"
                + maybe(4, " WITH (fillfactor=70" + maybe(2, ", autovacuum_enabled=false") + ")")
                + maybe(4, ";\nALTER TABLE § ENABLE ROW LEVEL SECURITY")
                + maybe(8, ";\nALTER TABLE § FORCE ROW LEVEL SECURITY");
    }

    String column(WideSketch sketch, Thing table, String sort) {
        String type = type(sketch, sort);
        return type + collation(sort) + rules(sketch, table, sort, type);
    }

    String columnAgain(WideSketch sketch, Thing column) {
        Thing table = sketch.get(column.owner());
        boolean wasGenerated = column.text().contains("GENERATED ALWAYS AS (");
        if (wasGenerated) {
            return "";
        }
        String text = column(sketch, table, column.sort());
        return text.contains("GENERATED ALWAYS AS (") || text.contains("serial") || column.text().contains("serial")
                ? ""
                : text;
    }

    private String collation(String sort) {
        return sort.equals("text") ? maybe(6, " COLLATE \"C\"") : "";
    }

    private String type(WideSketch sketch, String sort) {
        return switch (sort) {
            case "int" -> pick(List.of("integer", "integer", "bigint", "smallint"));
            case "text" -> pick(List.of("text", "varchar(40)", "varchar(80)", "varchar", "char(3)"));
            case "num" -> pick(List.of("numeric(10,2)", "numeric", "double precision", "real"));
            case "bool" -> "boolean";
            case "date" -> "date";
            case "ts" -> pick(List.of("timestamp", "timestamptz", "timestamptz(3)"));
            case "json" -> "jsonb";
            case "uuid" -> "uuid";
            case "range" -> "int4range";
            case "array" -> pick(List.of("integer[]", "text[]", "varchar(9)[]"));
            case "other" -> pick(List.of("interval", "inet", "bytea", "bit(4)", "tsvector", "point", "time",
                    "interval day to second", "\"char\"", "money", "xml", "json"));
            default -> "«" + sort.substring("type:".length()) + "»" + maybe(6, "[]");
        };
    }

    private String rules(WideSketch sketch, Thing table, String sort, String type) {
        if (sort.equals("int") && one(6)) {
            return " GENERATED " + pick(List.of("ALWAYS", "BY DEFAULT")) + " AS IDENTITY"
                    + maybe(3, " (START WITH 10 INCREMENT BY 5)");
        }
        Thing source = columnOf(sketch, table, sort);
        if (source != null && one(5) && !source.text().contains("GENERATED ALWAYS AS (")
                && !table.sort().startsWith("parted")) {
            Thing function = pure(sketch);
            String expression = switch (sort) {
                case "int" -> function != null && one(2)
                        ? ref(function) + "(" + ref(source) + "::integer)"
                        : ref(source) + " * 2";
                case "text" -> "lower(" + ref(source) + ")";
                case "num" -> ref(source) + " / 3";
                default -> "";
            };
            if (!expression.isEmpty()) {
                return " GENERATED ALWAYS AS (" + expression + ") STORED";
            }
        }
        String standard = one(3) ? standard(sketch, sort, type) : "";
        return (standard.isEmpty() ? "" : " DEFAULT " + standard) + maybe(3, " NOT NULL");
    }

    private String standard(WideSketch sketch, String sort, String type) {
        Thing sequence = some(sketch, one -> one.kind() == Kind.SEQUENCE);
        Thing function = pure(sketch);
        return switch (sort) {
            case "int" -> sequence != null && one(2)
                    ? "nextval(«'" + sequence.id() + "»)"
                    : function != null && one(2) ? ref(function) + "(3)" : String.valueOf(random.nextInt(50));
            case "text" -> {
                String text = pick(List.of("'it''s'", "'100%'", "'x'", "CURRENT_USER", "'a' || 'b'", "E'a\\nb'",
                        "NULL"));
                // A new column takes its default at once, and a table that is made does not.
                yield type.equals("char(3)") ? "'x'" : text;
            }
            case "num" -> pick(List.of("1.25", "-3", "0", "'NaN'"));
            case "bool" -> pick(List.of("true", "false"));
            case "date" -> pick(List.of("CURRENT_DATE", "'2026-02-01'"));
            case "ts" -> pick(List.of("now()", "CURRENT_TIMESTAMP", "'2026-02-01 10:00'",
                    "now() + interval '1 day'"));
            case "json" -> pick(List.of("'{}'", "'{\"a\": [1]}'"));
            case "uuid" -> "gen_random_uuid()";
            case "array" -> "'{}'";
            case "range" -> "'[1,5)'";
            case "other" -> "";
            default -> {
                Thing label = some(sketch, one -> one.kind() == Kind.LABEL && sort.equals("type:" + one.owner()));
                yield label == null || type.contains("[]") ? "" : ref(label);
            }
        };
    }

    Thing constraint(WideSketch sketch, Thing table) {
        boolean parted = table.sort().startsWith("parted:");
        String add = "ALTER TABLE " + ref(table) + " ADD CONSTRAINT § ";
        Thing number = columnOf(sketch, table, "int", "num");
        Thing text = columnOf(sketch, table, "text");
        Thing range = columnOf(sketch, table, "range");
        Thing other = columnOf(sketch, table, "int", "text", "date", "uuid");
        Thing typed = some(sketch, one -> one.owner() == table.id() && one.sort().startsWith("type:")
                && !one.text().contains("[]"));
        Thing function = pure(sketch);
        List<Thing> made = new ArrayList<>();
        if (number != null) {
            made.add(of(add + "CHECK (" + ref(number) + " > " + random.nextInt(5) + ")" + maybe(5, " NOT VALID"), ""));
            if (function != null) {
                made.add(of(add + "CHECK (" + ref(function) + "(" + ref(number) + "::integer) <> 5)", ""));
            }
        }
        if (text != null) {
            made.add(of(add + "CHECK (" + ref(text) + " IN ('a', 'it''s', 'c'))", ""));
            made.add(of(add + "CHECK (" + ref(text) + " <> '' OR " + ref(text) + " ~ '^a.*$')"
                    + (parted ? "" : maybe(5, " NO INHERIT")), ""));
        }
        if (typed != null) {
            Thing label = some(sketch, one -> one.kind() == Kind.LABEL && typed.sort().equals("type:" + one.owner()));
            if (label != null) {
                made.add(of(add + "CHECK (" + ref(typed) + " <> " + ref(label) + ")", ""));
            }
        }
        if (range != null && !parted) {
            made.add(of(add + "EXCLUDE USING gist (" + ref(range) + " WITH &&)"
                    + (number == null ? "" : maybe(2, " WHERE (" + ref(number) + " > 3)"))
                    + maybe(4, " DEFERRABLE"), ""));
        }
        if (other != null && !parted) {
            made.add(of(add + "UNIQUE" + maybe(4, " NULLS NOT DISTINCT") + " (" + ref(other) + ")"
                    + (number == null || number == other ? "" : maybe(4, " INCLUDE (" + ref(number) + ")"))
                    + maybe(5, pick(List.of(" DEFERRABLE", " DEFERRABLE INITIALLY DEFERRED"))), ""));
        }
        return made.isEmpty() ? of("", "") : pick(made);
    }

    /** To a key of a table: its own, another's, or that of one that refers back. */
    String foreignKey(WideSketch sketch, Thing table) {
        Thing key = some(sketch, one -> one.kind() == Kind.CONSTRAINT && one.sort().startsWith("key:"));
        Thing column = some(sketch, one -> one.owner() == table.id() && one.sort().equals("int")
                && !one.text().contains("GENERATED"));
        if (key == null || column == null) {
            return "";
        }
        boolean parted = table.sort().startsWith("parted:") || sketch.get(key.owner()).sort().startsWith("parted:");
        return "ALTER TABLE " + ref(table) + " ADD CONSTRAINT § FOREIGN KEY (" + ref(column) + ") REFERENCES «"
                + key.owner() + "» («" + key.sort().substring("key:".length()) + "»)«!" + key.id() + "»"
                + maybe(5, " MATCH FULL")
                + pick(List.of("", "", " ON DELETE CASCADE", " ON DELETE SET NULL", " ON UPDATE CASCADE"))
                + maybe(3, pick(List.of(" DEFERRABLE", " DEFERRABLE INITIALLY DEFERRED")))
                + (parted ? "" : maybe(5, " NOT VALID"));
    }

    Thing index(WideSketch sketch, Thing table) {
        boolean parted = table.sort().startsWith("parted:");
        Thing number = columnOf(sketch, table, "int");
        Thing text = columnOf(sketch, table, "text");
        Thing json = columnOf(sketch, table, "json");
        Thing typed = some(sketch, one -> one.owner() == table.id() && one.sort().startsWith("type:")
                && !one.text().contains("[]"));
        Thing function = pure(sketch);
        List<String> made = new ArrayList<>();
        String unique = parted ? "" : maybe(4, " UNIQUE");
        if (number != null) {
            made.add(" (" + ref(number) + " DESC NULLS LAST)" + maybe(3, " WITH (fillfactor=60)"));
            made.add(" (" + ref(number) + ")" + maybe(2, " WHERE " + ref(number) + " > 5"));
            if (function != null) {
                made.add(" ((" + ref(function) + "(" + ref(number) + "::integer)))");
            }
            if (text != null) {
                made.add(" (" + ref(number) + ", lower(" + ref(text) + ")) INCLUDE (" + ref(text) + ")");
            }
        }
        if (text != null) {
            made.add(" (lower(" + ref(text) + ") text_pattern_ops)");
            made.add(" (" + ref(text) + " COLLATE \"C\") WHERE " + ref(text) + " IN ('a', 'b')");
        }
        if (typed != null) {
            Thing label = some(sketch, one -> one.kind() == Kind.LABEL && typed.sort().equals("type:" + one.owner()));
            if (label != null) {
                made.add(" (" + ref(typed) + ") WHERE " + ref(typed) + " = " + ref(label));
            }
        }
        if (json != null && one(2)) {
            return of("CREATE INDEX § ON " + ref(table) + " USING gin (" + ref(json) + " jsonb_path_ops)", "");
        }
        if (number != null && one(6)) {
            return of("CREATE INDEX § ON " + ref(table) + " USING " + pick(List.of("hash", "brin")) + " ("
                    + ref(number) + ")", "");
        }
        return made.isEmpty()
                ? of("", "")
                : of("CREATE" + unique + " INDEX § ON " + ref(table) + pick(made), "");
    }

    String viewAgain(WideSketch sketch, Thing view) {
        int from = Integer.parseInt(view.sort().substring("from:".length()));
        Thing number = columnOf(sketch, sketch.get(from), "int");
        String word = view.kind() == Kind.VIEW ? "VIEW" : "MATERIALIZED VIEW";
        Thing joined = some(sketch, one -> one.kind() == Kind.TABLE && one.sort().equals("plain"));
        String options = view.kind() == Kind.VIEW
                ? maybe(5, " WITH (security_barrier=true)")
                : maybe(5, " WITH (fillfactor=90)");
        return "CREATE " + word + " §" + options + " AS SELECT … FROM «" + from + "» x"
                + (joined == null || joined.id() > view.id() ? "" : maybe(3, " CROSS JOIN " + ref(joined) + " y"))
                + (number == null ? "" : maybe(2, " WHERE x." + ref(number) + " > " + random.nextInt(9)));
    }

    String trigger(WideSketch sketch, Thing table) {
        Thing function = some(sketch, one -> one.kind() == Kind.ROUTINE && one.text().contains("RETURNS trigger"));
        Thing number = columnOf(sketch, table, "int");
        if (function == null) {
            return "";
        }
        String end = " EXECUTE FUNCTION " + ref(function) + "(" + maybe(3, "'a%', 'it''s'") + ")";
        String on = " ON " + ref(table);
        if (table.kind() == Kind.VIEW) {
            return "CREATE TRIGGER § INSTEAD OF INSERT OR UPDATE" + on + " FOR EACH ROW" + end;
        }
        boolean parted = table.sort().startsWith("parted:");
        return switch (random.nextInt(parted ? 2 : 5)) {
            case 0 -> "CREATE TRIGGER § AFTER INSERT OR DELETE" + on + " FOR EACH ROW" + end;
            case 1 -> "CREATE TRIGGER § BEFORE UPDATE" + (number == null ? "" : " OF " + ref(number)) + on
                    + " FOR EACH ROW" + (number == null
                            ? ""
                            : maybe(2, " WHEN (OLD." + ref(number) + " IS DISTINCT FROM NEW." + ref(number) + ")"))
                    + end + (parted ? "" : maybe(4, ";\nALTER TABLE " + ref(table) + " DISABLE TRIGGER §"));
            case 2 -> "CREATE CONSTRAINT TRIGGER § AFTER INSERT" + on + maybe(2, " DEFERRABLE INITIALLY DEFERRED")
                    + " FOR EACH ROW" + end;
            case 3 -> "CREATE TRIGGER § AFTER DELETE" + on + " REFERENCING OLD TABLE AS gone FOR EACH STATEMENT" + end;
            default -> "CREATE TRIGGER § BEFORE TRUNCATE" + on + " FOR EACH STATEMENT" + end;
        };
    }

    String policy(WideSketch sketch, Thing table) {
        Thing number = columnOf(sketch, table, "int");
        Thing text = columnOf(sketch, table, "text");
        Thing function = pure(sketch);
        Thing other = some(sketch, one -> one.kind() == Kind.TABLE && one.sort().equals("plain")
                && one.id() < table.id());
        String condition = "true";
        if (number != null) {
            condition = function != null && one(2)
                    ? ref(function) + "(" + ref(number) + "::integer) > 1"
                    : ref(number) + " > " + random.nextInt(9);
        } else if (text != null) {
            condition = ref(text) + " = CURRENT_USER";
        } else if (other != null) {
            condition = "EXISTS (SELECT 1 FROM " + ref(other) + ")";
        }
        String on = "CREATE POLICY § ON " + ref(table) + maybe(4, " AS RESTRICTIVE");
        return switch (random.nextInt(3)) {
            case 0 -> on + " FOR SELECT USING (" + condition + ")";
            case 1 -> on + " FOR INSERT WITH CHECK (" + condition + ")";
            default -> on + " USING (" + condition + ")" + maybe(2, " WITH CHECK (" + condition + ")");
        };
    }

    String setting(WideSketch sketch, Thing table) {
        Thing sequence = some(sketch, one -> one.kind() == Kind.SEQUENCE && one.schema() == table.schema()
                && sketch.users(one.id()).stream().noneMatch(user -> user.kind() == Kind.SETTING));
        Thing column = columnOf(sketch, table, "int");
        return sequence == null || column == null || column.text().contains("GENERATED")
                ? ""
                : "ALTER SEQUENCE " + ref(sequence) + " OWNED BY " + ref(table) + "." + ref(column);
    }
}
