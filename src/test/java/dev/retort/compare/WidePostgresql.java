package dev.retort.compare;

import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

import dev.retort.compare.WideSketch.Kind;
import dev.retort.compare.WideSketch.Thing;

/** Makes schemas of PostgreSQL with all it knows, and changes them; the same seed gives the same. */
final class WidePostgresql implements WideMaker {

    private static final int PUBLIC = 1;

    private final RandomGenerator random;
    private final WideNames names;
    private final PostgresqlTexts texts;
    private int ids = PUBLIC;

    WidePostgresql(RandomGenerator random) {
        this.random = random;
        names = new WideNames(random);
        texts = new PostgresqlTexts(random);
    }

    @Override
    public WideSketch schema() {
        WideSketch sketch = new WideSketch();
        sketch.put(new Thing(PUBLIC, Kind.SCHEMA, 0, 0, "public", "", "", ""));
        add(sketch, Kind.SCHEMA);
        for (Kind kind : List.of(Kind.TYPE, Kind.TYPE, Kind.ROUTINE, Kind.ROUTINE, Kind.DOMAIN, Kind.SEQUENCE,
                Kind.TABLE, Kind.TABLE, Kind.TABLE, Kind.ROUTINE)) {
            add(sketch, kind);
        }
        for (int i = 12 + random.nextInt(25); i > 0; i--) {
            add(sketch, any());
        }
        return sketch;
    }

    @Override
    public WideSketch changed(WideSketch from) {
        WideSketch sketch = from.copy();
        for (int i = 1 + random.nextInt(8); i > 0; i--) {
            change(sketch);
        }
        return sketch;
    }

    private Kind any() {
        List<Kind> kinds = List.of(Kind.TYPE, Kind.DOMAIN, Kind.SEQUENCE, Kind.ROUTINE, Kind.ROUTINE, Kind.TABLE,
                Kind.TABLE, Kind.COLUMN, Kind.COLUMN, Kind.COLUMN, Kind.CONSTRAINT, Kind.CONSTRAINT, Kind.CONSTRAINT,
                Kind.FOREIGN_KEY, Kind.FOREIGN_KEY, Kind.INDEX, Kind.INDEX, Kind.INDEX, Kind.VIEW, Kind.VIEW,
                Kind.MATERIALIZED_VIEW, Kind.TRIGGER, Kind.TRIGGER, Kind.POLICY, Kind.POLICY, Kind.SETTING);
        return kinds.get(random.nextInt(kinds.size()));
    }

    private void change(WideSketch sketch) {
        Thing thing = pick(sketch, one -> one.id() != PUBLIC);
        switch (random.nextInt(11)) {
            case 0, 1, 2 -> add(sketch, any());
            case 3, 4 -> drop(sketch, thing);
            case 5 -> rename(sketch, thing);
            case 6, 7, 8 -> alter(sketch, thing);
            case 9 -> sketch.put(thing.commented(comment()));
            default -> {
                if (thing.schema() != 0) {
                    sketch.put(thing.movedTo(anySchema(sketch)));
                }
            }
        }
    }

    private static void drop(WideSketch sketch, Thing thing) {
        if (thing.kind() != Kind.SCHEMA || sketch.all(one -> one.schema() == thing.id()).size() < 4) {
            sketch.remove(thing.id());
        }
    }

    private void rename(WideSketch sketch, Thing thing) {
        if (thing.kind() != Kind.SETTING) {
            sketch.put(thing.named(names.next()));
        }
    }

    private Thing pick(WideSketch sketch, Predicate<Thing> wanted) {
        List<Thing> all = sketch.all(wanted);
        return all.isEmpty() ? null : all.get(random.nextInt(all.size()));
    }

    private int anySchema(WideSketch sketch) {
        return pick(sketch, one -> one.kind() == Kind.SCHEMA).id();
    }

    private String comment() {
        return switch (random.nextInt(8)) {
            case 0 -> "it's " + ids + "\nwith a \\ and 100 %";
            case 1 -> "주석 " + ids;
            case 2, 3 -> "note " + random.nextInt(1000);
            default -> "";
        };
    }

    private Thing thing(Kind kind, int owner, int schema, String text, String sort) {
        return new Thing(++ids, kind, owner, schema, names.next(), text, sort, comment());
    }

    /** Other words for the same thing: of the same kind, in the same place, mentioning only what was there before. */
    private void alter(WideSketch sketch, Thing thing) {
        String text = switch (thing.kind()) {
            case COLUMN -> sketch.get(thing.owner()).kind() == Kind.TABLE
                    && sketch.users(thing.id()).stream().noneMatch(one -> one.kind() == Kind.SETTING)
                    && !sketch.get(thing.owner()).mentioned().contains(thing.id())
                            ? texts.columnAgain(sketch, thing)
                            : "";
            case LABEL -> {
                // Another place among its kind.
                Thing moved = thing.after(++ids);
                if (sketch.users(thing.id()).isEmpty()) {
                    sketch.remove(thing.id());
                    sketch.put(moved);
                    if (!sketch.has(thing.owner())) {
                        sketch.remove(moved.id());
                    }
                }
                yield "";
            }
            case ATTRIBUTE -> texts.attribute();
            case DOMAIN -> texts.domain(sketch, thing.sort());
            case SEQUENCE -> texts.sequence();
            case ROUTINE -> texts.routineAgain(sketch, thing);
            case TABLE -> texts.tableAgain(thing);
            case CONSTRAINT -> texts.constraint(sketch, sketch.get(thing.owner())).text();
            case FOREIGN_KEY -> texts.foreignKey(sketch, sketch.get(thing.owner()));
            case INDEX -> texts.index(sketch, sketch.get(thing.owner())).text();
            case VIEW, MATERIALIZED_VIEW -> texts.viewAgain(sketch, thing);
            case TRIGGER -> texts.trigger(sketch, sketch.get(thing.owner()));
            case POLICY -> texts.policy(sketch, sketch.get(thing.owner()));
            case SCHEMA, TYPE, CLAUSE, SETTING -> "";
        };
        boolean keyInUse = thing.kind() == Kind.CONSTRAINT && !sketch.users(thing.id()).isEmpty();
        if (!text.isEmpty() && !keyInUse && sketch.has(thing.id())) {
            sketch.put(thing.saying(text));
        }
    }

    private void add(WideSketch sketch, Kind kind) {
        switch (kind) {
            case SCHEMA -> sketch.put(thing(kind, 0, 0, "CREATE SCHEMA §", ""));
            case TYPE -> type(sketch);
            case DOMAIN -> {
                String sort = random.nextBoolean() ? "int" : "text";
                sketch.put(thing(kind, 0, anySchema(sketch), texts.domain(sketch, sort), sort));
            }
            case SEQUENCE -> sketch.put(thing(kind, 0, anySchema(sketch), texts.sequence(), ""));
            case ROUTINE -> {
                Thing made = texts.routine(sketch);
                sketch.put(thing(kind, 0, anySchema(sketch), made.text(), made.sort()));
            }
            case TABLE -> table(sketch);
            case COLUMN -> column(sketch);
            case VIEW, MATERIALIZED_VIEW -> view(sketch, kind);
            default -> part(sketch, kind);
        }
    }

    private void type(WideSketch sketch) {
        boolean isEnum = random.nextBoolean();
        Thing type = thing(Kind.TYPE, 0, anySchema(sketch), isEnum
                ? "CREATE TYPE § AS ENUM (…)"
                : "CREATE TYPE § AS (…)", isEnum ? "enum" : "row");
        sketch.put(type);
        for (int i = 2 + random.nextInt(3); i > 0; i--) {
            sketch.put(isEnum
                    ? thing(Kind.LABEL, type.id(), 0, "", "").commented("")
                    : thing(Kind.ATTRIBUTE, type.id(), 0, texts.attribute(), ""));
        }
    }

    private void column(WideSketch sketch) {
        Thing table = pick(sketch, one -> one.kind() == Kind.TABLE && !one.sort().equals("part"));
        if (table != null) {
            column(sketch, table, texts.anySort(sketch));
        }
        Thing type = pick(sketch, one -> one.kind() == Kind.TYPE);
        if (type != null && random.nextInt(3) == 0) {
            sketch.put(type.sort().equals("enum")
                    ? thing(Kind.LABEL, type.id(), 0, "", "").commented("")
                    : thing(Kind.ATTRIBUTE, type.id(), 0, texts.attribute(), ""));
        }
    }

    private Thing column(WideSketch sketch, Thing table, String sort) {
        Thing column = thing(Kind.COLUMN, table.id(), 0, texts.column(sketch, table, sort), sort);
        sketch.put(column);
        return column;
    }

    private void table(WideSketch sketch) {
        Thing table = thing(Kind.TABLE, 0, anySchema(sketch), "", "plain");
        Thing parent = pick(sketch, one -> one.kind() == Kind.TABLE && one.sort().equals("plain"));
        switch (random.nextInt(6)) {
            case 0 -> partitioned(sketch, table);
            case 1 -> {
                if (parent != null) {
                    sketch.put(table.saying("CREATE TABLE § (…) INHERITS («" + parent.id() + "»)"));
                    column(sketch, table, "text");
                }
            }
            default -> {
                sketch.put(table.saying(texts.tableAgain(table)));
                Thing key = column(sketch, table, "int").saying("integer NOT NULL");
                sketch.put(key);
                for (int i = 2 + random.nextInt(4); i > 0; i--) {
                    column(sketch, table, texts.anySort(sketch));
                }
                if (random.nextInt(4) > 0) {
                    sketch.put(thing(Kind.CONSTRAINT, table.id(), 0, "ALTER TABLE «" + table.id()
                            + "» ADD CONSTRAINT § PRIMARY KEY («" + key.id() + "»)", "key:" + key.id()));
                }
            }
        }
    }

    private void partitioned(WideSketch sketch, Thing table) {
        sketch.put(table);
        Thing key = column(sketch, table, "int").saying("integer NOT NULL");
        sketch.put(key);
        column(sketch, table, "text");
        String how = List.of("RANGE", "LIST", "HASH").get(random.nextInt(3));
        sketch.put(new Thing(table.id(), Kind.TABLE, 0, table.schema(), table.name(),
                "CREATE TABLE § (…) PARTITION BY " + how + " («" + key.id() + "»)", "parted:" + key.id(),
                table.comment()));
        if (random.nextBoolean()) {
            sketch.put(thing(Kind.CONSTRAINT, table.id(), 0, "ALTER TABLE «" + table.id()
                    + "» ADD CONSTRAINT § PRIMARY KEY («" + key.id() + "»)", "key:" + key.id()));
        }
        int parts = 1 + random.nextInt(3);
        for (int i = 0; i < parts; i++) {
            String bound = switch (how) {
                case "RANGE" -> i == 2 ? "DEFAULT" : "FOR VALUES FROM (" + i * 10 + ") TO (" + (i + 1) * 10 + ")";
                case "LIST" -> i == 2 ? "DEFAULT" : "FOR VALUES IN (" + i + ", " + (i + 5) + ")";
                default -> "FOR VALUES WITH (modulus 3, remainder " + i + ")";
            };
            sketch.put(thing(Kind.TABLE, 0, anySchema(sketch), "CREATE TABLE § PARTITION OF «" + table.id() + "» "
                    + bound, "part"));
        }
    }

    private void view(WideSketch sketch, Kind kind) {
        Thing from = pick(sketch, one -> one.kind() == Kind.TABLE && !one.sort().equals("part")
                || one.kind() == Kind.VIEW || one.kind() == Kind.MATERIALIZED_VIEW);
        if (from == null || sketch.parts(from.id()).isEmpty()) {
            return;
        }
        Thing view = thing(kind, 0, anySchema(sketch), "", "from:" + from.id());
        List<Thing> columns = sketch.parts(from.id());
        sketch.put(view);
        columns.stream().filter(one -> one == columns.getFirst() || random.nextBoolean()).forEach(
                one -> sketch.put(thing(Kind.COLUMN, view.id(), 0, "x.«" + one.id() + "»", one.sort())));
        sketch.put(view.saying(texts.viewAgain(sketch, view)));
    }

    private void part(WideSketch sketch, Kind kind) {
        Thing table = pick(sketch, one -> one.kind() == Kind.TABLE && !one.sort().equals("part")
                || kind == Kind.INDEX && one.kind() == Kind.MATERIALIZED_VIEW
                || kind == Kind.TRIGGER && one.kind() == Kind.VIEW);
        if (table == null || sketch.parts(table.id()).isEmpty()) {
            return;
        }
        Thing made = switch (kind) {
            case CONSTRAINT -> texts.constraint(sketch, table);
            case INDEX -> texts.index(sketch, table);
            default -> PostgresqlTexts.of(switch (kind) {
                case FOREIGN_KEY -> texts.foreignKey(sketch, table);
                case TRIGGER -> texts.trigger(sketch, table);
                case POLICY -> texts.policy(sketch, table);
                default -> texts.setting(sketch, table);
            }, "");
        };
        if (!made.text().isEmpty()) {
            sketch.put(thing(kind, table.id(), 0, made.text(), made.sort()));
        }
    }
}
