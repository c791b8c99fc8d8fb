package dev.retort.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

import dev.retort.compare.WideSketch.Kind;
import dev.retort.compare.WideSketch.Thing;

/** Makes schemas of SQLite with all it knows, and changes them; the same seed gives the same. */
final class WideSqlite implements WideMaker {

    private static final List<String> SORTS = List.of("int", "int", "text", "text", "text", "num", "any");
    private static final List<Kind> KINDS = List.of(Kind.TABLE, Kind.TABLE, Kind.COLUMN, Kind.COLUMN, Kind.COLUMN,
            Kind.CLAUSE, Kind.CLAUSE, Kind.CLAUSE, Kind.INDEX, Kind.INDEX, Kind.INDEX, Kind.VIEW, Kind.TRIGGER);

    private final RandomGenerator random;
    private final WideNames names;
    private int ids = 1;

    WideSqlite(RandomGenerator random) {
        this.random = random;
        names = new WideNames(random);
    }

    @Override
    public WideSketch schema() {
        WideSketch sketch = new WideSketch();
        for (int i = 0; i < 3; i++) {
            add(sketch, Kind.TABLE);
        }
        for (int i = 8 + random.nextInt(16); i > 0; i--) {
            add(sketch, pick(KINDS));
        }
        return sketch;
    }

    @Override
    public WideSketch changed(WideSketch from) {
        WideSketch sketch = from.copy();
        for (int i = 1 + random.nextInt(7); i > 0; i--) {
            Thing thing = some(sketch, _ -> true);
            switch (thing == null ? 0 : random.nextInt(9)) {
                case 0, 1, 2 -> add(sketch, pick(KINDS));
                case 3, 4 -> sketch.remove(thing.id());
                case 5 -> sketch.put(thing.named(names.next()));
                default -> alter(sketch, thing);
            }
        }
        return sketch;
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private String maybe(int in, String text) {
        return random.nextInt(in) == 0 ? text : "";
    }

    private Thing some(WideSketch sketch, Predicate<Thing> wanted) {
        List<Thing> all = sketch.all(wanted);
        return all.isEmpty() ? null : pick(all);
    }

    private Thing columnOf(WideSketch sketch, int table, String... sorts) {
        return some(sketch, one -> one.kind() == Kind.COLUMN && one.owner() == table
                && List.of(sorts).contains(one.sort()));
    }

    private static String ref(Thing thing) {
        return "«" + thing.id() + "»";
    }

    private Thing thing(Kind kind, int owner, String text, String sort) {
        return new Thing(++ids, kind, owner, 0, names.next(), text, sort, "");
    }

    private void add(WideSketch sketch, Kind kind) {
        Thing table = some(sketch, one -> one.kind() == Kind.TABLE || kind == Kind.TRIGGER && one.kind() == Kind.VIEW);
        switch (kind) {
            case TABLE -> table(sketch);
            case VIEW -> view(sketch);
            case COLUMN -> {
                if (table != null) {
                    String sort = pick(SORTS);
                    put(sketch, thing(kind, table.id(), column(sketch, table, sort), sort));
                }
            }
            default -> {
                if (table != null) {
                    put(sketch, thing(kind, table.id(), part(sketch, table, kind), ""));
                }
            }
        }
    }

    private static void put(WideSketch sketch, Thing thing) {
        if (!thing.text().isEmpty()) {
            sketch.put(thing);
        }
    }

    private void alter(WideSketch sketch, Thing thing) {
        Thing owner = thing.owner() == 0 ? thing : sketch.get(thing.owner());
        String text = switch (thing.kind()) {
            case TABLE -> owner.text().replaceAll("\\).*", ")") + end(thing.sort());
            case VIEW -> query(sketch, thing);
            case COLUMN -> owner.kind() == Kind.VIEW || owner.mentioned().contains(thing.id())
                    || thing.text().contains("GENERATED") ? "" : column(sketch, owner, thing.sort());
            default -> part(sketch, owner, thing.kind());
        };
        boolean circular = thing.kind() == Kind.COLUMN && text.contains("GENERATED");
        if (!text.isEmpty() && !circular) {
            sketch.put(thing.saying(text));
        }
    }

    private void table(WideSketch sketch) {
        String key = pick(
                List.of("INTEGER PRIMARY KEY AUTOINCREMENT", "INTEGER PRIMARY KEY", "INTEGER PRIMARY KEY DESC",
                        "TEXT PRIMARY KEY NOT NULL", "TEXT PRIMARY KEY ON CONFLICT REPLACE COLLATE NOCASE NOT NULL",
                        "INTEGER"));
        String sort = key.contains("TEXT PRIMARY KEY NOT") ? "rowless" : random.nextInt(5) == 0 ? "strict" : "plain";
        Thing table = thing(Kind.TABLE, 0, "", sort);
        Thing first = thing(Kind.COLUMN, table.id(), key, key.startsWith("TEXT") ? "text" : "int");
        sketch.put(table.saying("CREATE TABLE § (…«!" + first.id() + "»)" + end(sort)));
        sketch.put(first);
        for (int i = 1 + random.nextInt(5); i > 0; i--) {
            String column = pick(SORTS);
            sketch.put(thing(Kind.COLUMN, table.id(), column(sketch, sketch.get(table.id()), column), column));
        }
    }

    private String end(String sort) {
        return switch (sort) {
            case "rowless" -> random.nextBoolean() ? " WITHOUT ROWID" : "";
            case "strict" -> " STRICT";
            default -> "";
        };
    }

    private String column(WideSketch sketch, Thing table, String sort) {
        boolean strict = table.sort().equals("strict");
        String type = switch (sort) {
            case "int" -> strict ? "INTEGER" : pick(List.of("INTEGER", "INT", "BIGINT", "BOOLEAN", "integer"));
            case "text" -> strict ? "TEXT" : pick(List.of("TEXT", "VARCHAR(40)", "varchar(80)", "DATE", "CHAR (3)"));
            case "num" -> strict ? "REAL" : pick(List.of("REAL", "NUMERIC(10, 2)", "DOUBLE PRECISION", "DECIMAL(5,1)"));
            default -> strict ? "ANY" : pick(List.of("BLOB", "JSON", ""));
        };
        Thing source = columnOf(sketch, table.id(), sort);
        boolean computed = source != null && !source.text().contains("GENERATED") && random.nextInt(6) == 0;
        if (computed && (sort.equals("int") || sort.equals("text"))) {
            return type + " GENERATED ALWAYS AS (" + (sort.equals("int")
                    ? ref(source) + " * 2"
                    : "lower(" + ref(source) + ")") + ")" + pick(List.of("", " STORED", " VIRTUAL"));
        }
        String standard = switch (sort) {
            case "int" -> pick(List.of("0", "-1", "(1 + 2)", "NULL", "0x10"));
            case "text" -> pick(List.of("'it''s'", "'x -- y'", "CURRENT_TIMESTAMP", "(datetime('now'))", "'/*'"));
            case "num" -> pick(List.of("1.5", "-2", "1e3"));
            default -> "x'00'";
        };
        return type + maybe(3, " DEFAULT " + standard) + maybe(4, " NOT NULL" + maybe(4, " ON CONFLICT IGNORE"))
                + (sort.equals("text") ? maybe(5, " COLLATE " + pick(List.of("NOCASE", "RTRIM", "BINARY"))) : "")
                + maybe(9, " UNIQUE");
    }

    private String part(WideSketch sketch, Thing table, Kind kind) {
        return switch (kind) {
            case CLAUSE -> clause(sketch, table);
            case INDEX -> table.kind() == Kind.TABLE ? index(sketch, table) : "";
            case TRIGGER -> trigger(sketch, table);
            default -> "";
        };
    }

    private String clause(WideSketch sketch, Thing table) {
        Thing number = columnOf(sketch, table.id(), "int");
        Thing text = columnOf(sketch, table.id(), "text");
        Thing target = some(sketch, one -> one.kind() == Kind.COLUMN && one.text().contains("PRIMARY KEY"));
        List<String> made = new ArrayList<>();
        if (number != null) {
            made.add("CHECK (" + ref(number) + " > " + random.nextInt(5) + ")");
            if (target != null) {
                String rule = pick(List.of("", " ON DELETE CASCADE", " ON UPDATE SET NULL",
                        " DEFERRABLE INITIALLY DEFERRED", " ON DELETE SET DEFAULT ON UPDATE CASCADE"));
                made.add("FOREIGN KEY (" + ref(number) + ") REFERENCES «" + target.owner() + "» (" + ref(target) + ")"
                        + rule);
                made.add("FOREIGN KEY (" + ref(number) + ") REFERENCES «" + target.owner() + "»" + rule);
            }
        }
        if (text != null) {
            made.add("CHECK (length(" + ref(text) + ") > 0 AND " + ref(text) + " NOT IN ('a)', 'it''s'))");
            made.add("UNIQUE (" + ref(text) + (number == null ? "" : ", " + ref(number) + maybe(3, " DESC")) + ")"
                    + maybe(3, " ON CONFLICT REPLACE"));
        }
        return made.isEmpty() ? "" : (random.nextInt(3) > 0 ? "CONSTRAINT § " : "") + pick(made);
    }

    private String index(WideSketch sketch, Thing table) {
        Thing number = columnOf(sketch, table.id(), "int");
        Thing text = columnOf(sketch, table.id(), "text");
        List<String> made = new ArrayList<>();
        if (number != null) {
            made.add(ref(number) + " DESC) WHERE " + ref(number) + " > 5");
            made.add(ref(number) + " + 1)");
            made.add(ref(number) + ")");
        }
        if (text != null) {
            made.add(ref(text) + " COLLATE NOCASE)");
            made.add("lower(" + ref(text) + "), " + ref(text) + " DESC) WHERE " + ref(text) + " IS NOT NULL");
        }
        return made.isEmpty() ? "" : "CREATE " + maybe(4, "UNIQUE ") + "INDEX § ON " + ref(table) + " (" + pick(made);
    }

    private void view(WideSketch sketch) {
        Thing from = some(sketch, one -> one.kind() == Kind.TABLE || one.kind() == Kind.VIEW);
        if (from == null || sketch.parts(from.id()).isEmpty()) {
            return;
        }
        Thing view = thing(Kind.VIEW, 0, "", "from:" + from.id());
        sketch.put(view);
        sketch.parts(from.id()).stream().filter(one -> one.kind() == Kind.COLUMN && random.nextInt(3) > 0)
                .forEach(one -> sketch.put(thing(Kind.COLUMN, view.id(), "x." + ref(one), one.sort())));
        if (sketch.parts(view.id()).isEmpty()) {
            sketch.remove(view.id());
        } else {
            sketch.put(view.saying(query(sketch, view)));
        }
    }

    private String query(WideSketch sketch, Thing view) {
        int from = Integer.parseInt(view.sort().substring("from:".length()));
        Thing number = columnOf(sketch, from, "int");
        return "CREATE VIEW § AS SELECT … FROM «" + from + "» AS x"
                + (number == null ? "" : maybe(2, " WHERE x." + ref(number) + " > " + random.nextInt(9)))
                + maybe(5, " LIMIT 10");
    }

    private String trigger(WideSketch sketch, Thing table) {
        Thing number = columnOf(sketch, table.id(), "int");
        Thing log = some(sketch, one -> one.kind() == Kind.TABLE && one.id() != table.id());
        Thing column = log == null ? null : columnOf(sketch, log.id(), "int");
        if (number == null || column == null) {
            return "";
        }
        String body = " BEGIN UPDATE " + ref(log) + " SET " + ref(column) + " = NEW." + ref(number) + "; "
                + maybe(2, "SELECT RAISE(ABORT, 'it''s; END') WHERE NEW." + ref(number) + " < 0; ") + "END";
        if (table.kind() == Kind.VIEW) {
            return "CREATE TRIGGER § INSTEAD OF INSERT ON " + ref(table) + body;
        }
        return "CREATE TRIGGER § " + pick(List.of("AFTER INSERT", "BEFORE UPDATE OF " + ref(number), "AFTER UPDATE",
                "INSERT")) + " ON " + ref(table) + maybe(3, " FOR EACH ROW") + maybe(3,
                        " WHEN NEW." + ref(number)
                                + " IS NOT NULL")
                + body;
    }
}
