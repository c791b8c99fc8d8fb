package dev.retort.python.library.text;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import dev.retort.python.library.iteration.IterationTools;
import dev.retort.python.library.type.BuiltinTypes;
import dev.retort.python.library.type.ExceptionTypes;
import dev.retort.python.library.type.Native;
import dev.retort.python.library.type.Plain;
import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.IntValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.ModuleValue;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/** The modules {@code csv} (reading) and {@code io}, on texts in memory. */
public final class CsvModule {

    private static final ClassValue ERROR = ExceptionTypes.of("Error", "csv", BuiltinTypes.exception("Exception"));

    private CsvModule() {}

    public static ModuleValue module() {
        ModuleValue module = new ModuleValue("csv").put("Error", ERROR).put("QUOTE_MINIMAL", IntValue.of(0))
                .put("QUOTE_ALL", IntValue.of(1)).put("QUOTE_NONNUMERIC", IntValue.of(2))
                .put("QUOTE_NONE", IntValue.of(3));
        String options = " delimiter? quotechar? skipinitialspace? dialect? **others";
        module.put("reader", NativeFunction.of("reader csvfile dialect? *" + options.replace(" dialect?", ""),
                (given, in) -> {
                    Iterator<List<String>> rows = new Rows(given, in);
                    return IterationTools.lazily("reader",
                            () -> rows.hasNext() ? StringMethods.list(rows.next()) : null, in);
                }));
        module.put("DictReader", NativeFunction.of("DictReader f fieldnames? restkey? restval? *" + options,
                CsvModule::dicts));
        module.put("writer", Native.refused("writer", "it calls csv.writer(), which Retort does not run"));
        module.put("DictWriter", Native.refused("DictWriter", "it calls csv.DictWriter(), which Retort does not run"));
        return module;
    }

    public static ModuleValue io() {
        ModuleValue module = new ModuleValue("io").put("StringIO", TextBufferValue.TYPE);
        for (String name : List.of("open", "BytesIO", "TextIOWrapper", "FileIO")) {
            module.put(name, Native.refused(name, "it calls io." + name + "(), which Retort does not run"));
        }
        return module;
    }

    private static Value dicts(BoundArguments given, Interpreter in) {
        Rows rows = new Rows(given, in);
        List<Value> names = new ArrayList<>();
        given.value("fieldnames").ifPresent(one -> names.addAll(in.list(one)));
        if (names.isEmpty() && rows.hasNext()) {
            rows.next().forEach(name -> names.add(new StringValue(name)));
        }
        return IterationTools.lazily("DictReader", () -> {
            List<String> row = rows.hasNext() ? rows.next() : List.of();
            while (row.isEmpty() && rows.hasNext()) {
                row = rows.next();
            }
            return row.isEmpty() ? null : dict(names, row, given);
        }, in);
    }

    private static Value dict(List<Value> names, List<String> row, BoundArguments given) {
        DictValue made = new DictValue();
        for (int i = 0; i < names.size(); i++) {
            made.put(names.get(i), i < row.size()
                    ? new StringValue(row.get(i))
                    : given.orNone("restval"));
        }
        if (row.size() > names.size()) {
            made.put(given.value("restkey").orElse(NoneValue.NONE),
                    StringMethods.list(row.subList(names.size(), row.size())));
        }
        return made;
    }

    /** The rows of lines, a quoted field spanning several where it must. */
    private static final class Rows implements Iterator<List<String>> {

        private final Iterator<Value> lines;
        private final Interpreter in;
        private final char delimiter;
        private final char quote;
        private final boolean skipSpace;

        Rows(BoundArguments given, Interpreter in) {
            this.in = in;
            Value source = given.get("csvfile");
            this.lines = in.iterator(source == null ? given.orNone("f") : source);
            String dialect = given.value("dialect").map(Plain::textOrNull).orElse("excel");
            this.delimiter = given.string("delimiter").orElse("excel-tab".equals(dialect) ? "\t" : ",").charAt(0);
            this.quote = given.string("quotechar").orElse("\"").charAt(0);
            this.skipSpace = given.flag("skipinitialspace", false);
        }

        @Override
        public boolean hasNext() {
            return lines.hasNext();
        }

        @Override
        public List<String> next() {
            List<String> row = new ArrayList<>();
            StringBuilder field = new StringBuilder();
            String line = Plain.text(lines.next(), in);
            boolean quoted = false;
            boolean begun = false;
            for (int at = 0;; at++) {
                if (at >= line.length()) {
                    if (!quoted || !lines.hasNext()) {
                        break;
                    }
                    line = Plain.text(lines.next(), in);
                    at = -1;
                    continue;
                }
                char c = line.charAt(at);
                if (quoted) {
                    boolean doubled = c == quote && at + 1 < line.length() && line.charAt(at + 1) == quote;
                    if (c != quote || doubled) {
                        field.append(c);
                        at += doubled ? 1 : 0;
                    } else {
                        quoted = false;
                    }
                } else if (c == quote && field.isEmpty()) {
                    quoted = true;
                    begun = true;
                } else if (c == delimiter) {
                    row.add(field.toString());
                    field.setLength(0);
                    begun = true;
                } else if (c != '\n' && c != '\r' && !(skipSpace && c == ' ' && field.isEmpty())) {
                    field.append(c);
                    begun = true;
                }
            }
            if (begun) {
                row.add(field.toString());
            }
            return row;
        }
    }
}
