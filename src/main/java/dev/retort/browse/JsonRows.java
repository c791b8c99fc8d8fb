package dev.retort.browse;

import java.io.IOException;
import java.io.StringReader;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;

import dev.retort.browse.Page.PageColumn;

/** Writes rows as one JSON array of objects, one a line. */
final class JsonRows implements RowFormat.RowSink {

    /** https://www.rfc-editor.org/rfc/rfc8259#section-6 */
    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");

    private final List<PageColumn> columns;
    private final Writer out;
    private boolean first = true;

    JsonRows(List<PageColumn> columns, Writer out) throws IOException {
        this.columns = columns;
        this.out = out;
        out.write('[');
    }

    @Override
    public void row(List<@Nullable String> values) throws IOException {
        out.write(first ? "\n" : ",\n");
        first = false;
        JsonWriter json = new JsonWriter(out);
        json.setStrictness(Strictness.STRICT);
        json.beginObject();
        for (int i = 0; i < values.size(); i++) {
            json.name(columns.get(i).name());
            value(json, columns.get(i), values.get(i));
        }
        json.endObject();
        json.flush();
    }

    @Override
    public void end() throws IOException {
        out.write(first ? "]\n" : "\n]\n");
    }

    private static void value(JsonWriter json, PageColumn column, @Nullable String value) throws IOException {
        if (value == null) {
            json.nullValue();
        } else if (column.numeric() && NUMBER.matcher(value).matches()) {
            json.jsonValue(value);
        } else if (column.type().equals("boolean") && (value.equals("true") || value.equals("false"))) {
            json.value(value.equals("true"));
        } else if (column.type().toLowerCase(Locale.ROOT).startsWith("json") && isJson(value)) {
            json.jsonValue(value);
        } else {
            json.value(value);
        }
    }

    /** SQLite lets anything stand in a column called JSON. */
    private static boolean isJson(String value) {
        JsonReader reader = new JsonReader(new StringReader(value));
        reader.setStrictness(Strictness.STRICT);
        try {
            reader.skipValue();
            return reader.peek() == JsonToken.END_DOCUMENT;
        } catch (IOException _) {
            return false;
        }
    }
}
