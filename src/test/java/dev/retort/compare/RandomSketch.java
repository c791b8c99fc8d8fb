package dev.retort.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

import dev.retort.compare.Sketch.Col;
import dev.retort.compare.Sketch.Part;
import dev.retort.compare.Sketch.Tab;
import dev.retort.compare.Sketch.View;
import dev.retort.sql.DialectName;

/** Makes schemas as people have them, and changes them as people do; the same seed gives the same. */
final class RandomSketch {

    private static final List<String> THINGS = List.of("user", "order", "invoice", "product", "session", "document",
            "message", "payment", "address", "ticket", "project", "team", "report", "visit", "skill", "customer");
    private static final List<String> FIELDS = List.of("name", "title", "status", "email", "phone", "note", "amount",
            "price", "quantity", "created_at", "updated_at", "due_on", "is_active", "code", "city", "country", "score",
            "weight", "summary", "body", "language", "kind", "level", "token", "path", "rank", "position", "color",
            "currency", "duration");
    private static final List<String> PREFIXES = List.of("main_", "old_", "first_", "full_", "legacy_", "source_");

    private final RandomGenerator random;
    private final DialectName dialect;
    private final boolean withRows;
    private final Map<String, String> columnRenames = new HashMap<>();
    private final Map<String, String> tableRenames = new HashMap<>();
    private int counter;

    RandomSketch(RandomGenerator random, DialectName dialect, boolean withRows) {
        this.random = random;
        this.dialect = dialect;
        this.withRows = withRows;
    }

    /** True renames: {@code table.column} by the table's new name, to the new name. */
    Map<String, String> columnRenames() {
        return columnRenames;
    }

    /** True renames of tables, old name to new. */
    Map<String, String> tableRenames() {
        return tableRenames;
    }

    Sketch schema() {
        return schema(2 + random.nextInt(4));
    }

    Sketch schema(int tables) {
        Sketch sketch = new Sketch();
        for (int i = random.nextInt(3); i > 0; i--) {
            sketch.enums.put("kind_" + i, new ArrayList<>(List.of("open", "closed", "waiting", "gone")));
        }
        for (int i = 0; i < tables; i++) {
            addTable(sketch);
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            addView(sketch);
        }
        return sketch;
    }

    Sketch changed(Sketch from) {
        Sketch sketch = from.copy();
        int changes = 1 + random.nextInt(8);
        for (int i = 0; i < changes; i++) {
            change(sketch);
        }
        return sketch;
    }

    /** The same with a few things renamed, and with changes about them that have nothing to do with it. */
    Sketch renamed(Sketch from) {
        Sketch sketch = from.copy();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            renameColumn(sketch, pick(sketch.tables));
        }
        if (random.nextBoolean()) {
            renameTable(sketch, pick(sketch.tables));
        }
        if (random.nextInt(3) == 0) {
            changeLabels(sketch);
        }
        for (int i = random.nextInt(6); i > 0; i--) {
            Tab table = pick(sketch.tables);
            switch (random.nextInt(10)) {
                case 0 -> addTable(sketch);
                case 7, 8, 9 -> {
                    // One column gone and another new, in one table: what looks most like a rename.
                    dropColumn(sketch, table);
                    addColumn(sketch, table);
                }
                case 1 -> {
                    if (sketch.tables.size() > 2) {
                        dropTable(sketch, table);
                    }
                }
                case 2 -> addColumn(sketch, table);
                case 3 -> dropColumn(sketch, table);
                case 4 -> alterDefault(sketch, table);
                case 5 -> addPart(sketch, table);
                default -> alterNull(table);
            }
        }
        return sketch;
    }

    private void change(Sketch sketch) {
        Tab table = sketch.tables.isEmpty() ? null : pick(sketch.tables);
        if (table == null) {
            addTable(sketch);
            return;
        }
        switch (random.nextInt(18)) {
            case 0 -> addTable(sketch);
            case 1 -> dropTable(sketch, table);
            case 2, 3 -> addColumn(sketch, table);
            case 4 -> dropColumn(sketch, table);
            case 5, 6 -> renameColumn(sketch, table);
            case 7 -> renameTable(sketch, table);
            case 8 -> alterType(sketch, table);
            case 9 -> dropDefault(pick(table.columns));
            case 10 -> alterDefault(sketch, table);
            case 11 -> alterNull(table);
            case 12 -> addPart(sketch, table);
            case 13 -> dropPart(table);
            case 14 -> renamePart(table);
            case 15 -> addView(sketch);
            case 16 -> changeView(sketch);
            default -> changeLabels(sketch);
        }
    }

    /** A column that is new and may not be NULL needs one where there are rows. */
    private void dropDefault(Col column) {
        if (!withRows || !column.notNull) {
            column.standard = "";
        }
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private String fresh(String stem) {
        return stem + "_" + ++counter;
    }

    private void addTable(Sketch sketch) {
        Tab table = new Tab(fresh(pick(THINGS)));
        Col id = new Col("id", random.nextBoolean() ? "bigint" : "integer");
        id.notNull = true;
        table.columns.add(id);
        table.parts.add(new Part("primary", table.name + "_pkey", List.of("id"), ""));
        for (int i = 2 + random.nextInt(6); i > 0; i--) {
            addColumn(sketch, table);
        }
        sketch.tables.add(table);
        for (int i = random.nextInt(4); i > 0; i--) {
            addPart(sketch, table);
        }
    }

    private void dropTable(Sketch sketch, Tab table) {
        if (withRows && sketch.tables.stream().anyMatch(other -> other != table && refers(other, table.name))) {
            return;
        }
        sketch.tables.remove(table);
        sketch.tables.forEach(other -> other.parts
                .removeIf(part -> part.kind().equals("foreign") && part.target().startsWith(table.name + " ")));
        sketch.views.removeIf(view -> view.table().equals(table.name));
    }

    private static boolean refers(Tab table, String target) {
        return table.parts.stream()
                .anyMatch(part -> part.kind().equals("foreign") && part.target().startsWith(target + " "));
    }

    private void addColumn(Sketch sketch, Tab table) {
        String name = pick(FIELDS);
        // With rows, a name that was another column's a moment ago would be taken for that column's: its values would not fit.
        if (table.column(name).isPresent() || withRows && columnRenames.containsKey(table.name + "." + name)) {
            return;
        }
        List<String> types = new ArrayList<>(List.of("integer", "bigint", "text", "varchar(40)", "varchar(80)",
                "numeric(10,2)", "boolean", "date", "timestamp"));
        types.addAll(sketch.enums.keySet());
        Col column = new Col(name, pick(types));
        if (random.nextInt(3) == 0) {
            column.standard = standard(sketch, column);
            column.notNull = random.nextBoolean();
        }
        if (random.nextInt(6) == 0 && dialect == DialectName.POSTGRESQL) {
            column.comment = "the " + name + " " + ++counter;
        }
        table.columns.add(1 + random.nextInt(Math.max(1, table.columns.size())), column);
    }

    private String standard(Sketch sketch, Col column) {
        if (sketch.enums.containsKey(column.type)) {
            return "'" + sketch.enums.get(column.type).getFirst() + "'";
        }
        return switch (column.type.replaceAll("\\(.*", "")) {
            case "integer", "bigint" -> String.valueOf(random.nextInt(100));
            case "numeric" -> random.nextInt(10) + ".25";
            case "boolean" -> dialect == DialectName.POSTGRESQL ? "false" : "0";
            case "date" -> "'2026-02-0" + (1 + random.nextInt(9)) + "'";
            case "timestamp" -> dialect == DialectName.POSTGRESQL && random.nextBoolean()
                    ? "now()"
                    : "'2026-02-01 00:00:00'";
            default -> "'" + pick(FIELDS) + "'";
        };
    }

    private boolean isKey(Tab table, Col column) {
        return table.parts.stream().anyMatch(part -> part.kind().equals("primary")
                && part.columns().contains(column.name));
    }

    private void dropColumn(Sketch sketch, Tab table) {
        Col column = pick(table.columns);
        if (isKey(table, column) || withRows && column.notNull && column.standard.isEmpty()) {
            return;
        }
        table.columns.remove(column);
        table.parts.removeIf(part -> part.columns().contains(column.name));
        sketch.views.removeIf(view -> view.table().equals(table.name) && view.columns().contains(column.name));
    }

    private void renameColumn(Sketch sketch, Tab table) {
        Col column = pick(table.columns);
        String name = random.nextBoolean() ? pick(PREFIXES) + column.name : fresh(pick(FIELDS));
        if (table.column(name).isPresent() || isKey(table, column)
                || columnRenames.containsValue(column.name)) {
            return;
        }
        String old = column.name;
        columnRenames.put(table.name + "." + old, name);
        column.name = name;
        table.parts.replaceAll(part -> part.columns().contains(old)
                ? new Part(part.kind(), part.name(), renamed(part.columns(), old, name),
                        part.kind().equals("foreign") ? part.target() : part.target().replace(old, name))
                : part);
        sketch.views.replaceAll(view -> view.table().equals(table.name)
                ? new View(view.name(), view.table(), renamed(view.columns(), old, name))
                : view);
    }

    private static List<String> renamed(List<String> columns, String old, String name) {
        return columns.stream().map(one -> one.equals(old) ? name : one).toList();
    }

    private void renameTable(Sketch sketch, Tab table) {
        String old = table.name;
        if (tableRenames.containsValue(old)) {
            return;
        }
        String name = fresh(pick(THINGS));
        tableRenames.put(old, name);
        table.name = name;
        Map<String, String> moved = new HashMap<>();
        columnRenames.forEach((key, to) -> moved.put(key.startsWith(old + ".")
                ? name + key.substring(old.length())
                : key, to));
        columnRenames.clear();
        columnRenames.putAll(moved);
        sketch.tables.forEach(other -> other.parts.replaceAll(part -> part.kind().equals("foreign")
                && part.target().startsWith(old + " ")
                        ? new Part(part.kind(), part.name(), part.columns(),
                                name + part.target().substring(old.length()))
                        : part));
        sketch.views.replaceAll(view -> view.table().equals(old)
                ? new View(view.name(), name, view.columns())
                : view);
        if (random.nextBoolean()) {
            table.parts.replaceAll(part -> part.kind().equals("primary")
                    ? new Part(part.kind(), name + "_pkey", part.columns(), "")
                    : part);
        }
    }

    private void alterType(Sketch sketch, Tab table) {
        Col column = pick(table.columns);
        boolean used = table.parts.stream().anyMatch(part -> part.columns().contains(column.name));
        String other = switch (column.type) {
            case "integer" -> "bigint";
            case "bigint" -> used ? "bigint" : "numeric(10,2)";
            case "varchar(40)" -> random.nextBoolean() ? "text" : "varchar(80)";
            case "varchar(80)" -> "varchar(40)";
            case "text" -> "varchar(80)";
            case "numeric(10,2)" -> "numeric(12,2)";
            default -> column.type;
        };
        if (isKey(table, column) && sketch.tables.stream().anyMatch(one -> refers(one, table.name))) {
            return;
        }
        column.type = other;
    }

    private void alterDefault(Sketch sketch, Tab table) {
        Col column = pick(table.columns);
        if (!isKey(table, column)) {
            column.standard = standard(sketch, column);
        }
    }

    private void alterNull(Tab table) {
        Col column = pick(table.columns);
        boolean refers = table.parts.stream().anyMatch(part -> part.kind().equals("foreign")
                && part.columns().contains(column.name));
        if (!isKey(table, column) && !refers) {
            column.notNull = !column.notNull;
        }
    }

    private void addPart(Sketch sketch, Tab table) {
        Col column = pick(table.columns);
        boolean number = column.type.equals("integer") || column.type.equals("bigint");
        boolean text = column.type.equals("text") || column.type.startsWith("varchar");
        switch (random.nextInt(4)) {
            case 0 -> table.parts.add(new Part("index", fresh("ix_" + table.name), List.of(column.name),
                    number && random.nextInt(3) == 0 ? column.name + " > 5" : ""));
            case 1 -> {
                if (number || text) {
                    table.parts.add(new Part("unique", fresh("uq_" + table.name), List.of(column.name), ""));
                }
            }
            case 2 -> {
                if (number || text) {
                    table.parts.add(new Part("check", fresh("ck_" + table.name), List.of(column.name),
                            number ? column.name + " > 0" : "length(" + column.name + ") > 0"));
                }
            }
            default -> reference(sketch, table);
        }
    }

    private void reference(Sketch sketch, Tab table) {
        if (sketch.tables.isEmpty()) {
            return;
        }
        Tab target = pick(sketch.tables);
        Optional<Col> id = target.column("id");
        String name = fresh("ref");
        if (id.isPresent()) {
            table.columns.add(new Col(name, id.get().type));
            table.parts.add(new Part("foreign", "fk_" + name, List.of(name), target.name + " (id)"
                    + (random.nextBoolean() ? " ON DELETE CASCADE" : "")));
        }
    }

    private void dropPart(Tab table) {
        Part part = pick(table.parts);
        if (!part.kind().equals("primary")) {
            table.parts.remove(part);
        }
    }

    private void renamePart(Tab table) {
        Part part = pick(table.parts);
        table.parts.set(table.parts.indexOf(part), new Part(part.kind(), fresh("renamed_" + part.kind()),
                part.columns(), part.target()));
    }

    private void addView(Sketch sketch) {
        if (sketch.tables.isEmpty()) {
            return;
        }
        Tab table = pick(sketch.tables);
        List<String> columns = table.columns.stream().map(one -> one.name).filter(_ -> random.nextInt(3) > 0).toList();
        if (!columns.isEmpty()) {
            sketch.views.add(new View(fresh("seen"), table.name, columns));
        }
    }

    private void changeView(Sketch sketch) {
        if (!sketch.views.isEmpty()) {
            View view = pick(sketch.views);
            sketch.views.remove(view);
            if (random.nextInt(3) > 0 && view.columns().size() > 1) {
                sketch.views.add(new View(view.name(), view.table(), view.columns().subList(1, view.columns().size())));
            }
        }
    }

    private void changeLabels(Sketch sketch) {
        if (sketch.enums.isEmpty()) {
            return;
        }
        List<String> labels = sketch.enums.get(pick(new ArrayList<>(sketch.enums.keySet())));
        switch (random.nextInt(3)) {
            case 0 -> labels.add(1 + random.nextInt(labels.size()), fresh("label"));
            case 1 -> {
                if (labels.size() > 2) {
                    labels.removeLast();
                }
            }
            default -> {
                if (labels.size() > 2) {
                    labels.set(labels.size() - 1, fresh("label"));
                }
            }
        }
    }
}
