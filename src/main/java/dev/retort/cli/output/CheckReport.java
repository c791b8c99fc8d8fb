package dev.retort.cli.output;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import dev.retort.diff.Difference;
import dev.retort.diff.Preselection;
import dev.retort.engine.SchemaComparison;
import dev.retort.schema.ObjectName;
import dev.retort.target.Unread;

/** A comparison in the formats of a build server. */
public final class CheckReport {

    /** The rule of what could not be compared. */
    private static final String UNREAD = "unread";

    private final SchemaComparison comparison;
    private final List<Difference> found;
    private final List<Unread> unread;

    public CheckReport(SchemaComparison comparison) {
        this.comparison = comparison;
        this.found = comparison.differences().stream().filter(one -> one.preselection() != Preselection.NOT_IN_TARGET)
                .toList();
        this.unread = comparison.unread();
    }

    /** One test case for each thing that differs, failed; a single one that passed where nothing does. */
    public String junit() {
        Map<ObjectName, List<Difference>> things = found.stream()
                .collect(Collectors.groupingBy(Difference::under, LinkedHashMap::new, Collectors.toList()));
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        int tests = Math.max(1, things.size() + unread.size());
        xml.append("<testsuite name=\"retort check\" tests=\"").append(tests).append("\" failures=\"")
                .append(things.size()).append("\" errors=\"").append(unread.size())
                .append("\" skipped=\"0\">\n");
        if (things.isEmpty() && unread.isEmpty()) {
            xml.append("  <testcase classname=\"schema\" name=\"").append(escape(comparison.beforeName()))
                    .append("\"/>\n");
        }
        things.forEach((thing, differences) -> {
            String lines = differences.stream().map(one -> one.wording().sentence()).collect(Collectors.joining("\n"));
            xml.append("  <testcase classname=\"schema\" name=\"").append(escape(thing.shortText()))
                    .append("\">\n    <failure message=\"").append(escape(Phrases.count(differences.size(),
                            "difference")))
                    .append("\">").append(escape(lines)).append("</failure>\n  </testcase>\n");
        });
        unread.forEach(one -> xml.append("  <testcase classname=\"schema\" name=\"")
                .append(escape(one.thing().shortText())).append("\">\n    <error message=\"not compared\">")
                .append(escape(one.reason())).append("</error>\n  </testcase>\n"));
        return xml.append("</testsuite>\n").toString();
    }

    /** SARIF 2.1.0: a rule for each kind of difference, a result for each difference. */
    public JsonObject sarif() {
        JsonObject driver = new JsonObject();
        driver.addProperty("name", "retort");
        JsonArray rules = new JsonArray();
        Stream.concat(found.stream().map(CheckReport::rule),
                unread.stream().map(_ -> UNREAD)).distinct().sorted().forEach(id -> {
                    JsonObject rule = new JsonObject();
                    rule.addProperty("id", id);
                    rules.add(rule);
                });
        driver.add("rules", rules);
        JsonObject tool = new JsonObject();
        tool.add("driver", driver);
        JsonArray results = new JsonArray();
        found.forEach(one -> results.add(result(one)));
        unread.forEach(one -> results.add(result(UNREAD, one.sentence(), one.thing())));
        JsonObject run = new JsonObject();
        run.add("tool", tool);
        run.add("results", results);
        JsonArray runs = new JsonArray();
        runs.add(run);
        JsonObject json = new JsonObject();
        json.addProperty("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.addProperty("version", "2.1.0");
        json.add("runs", runs);
        return json;
    }

    private static JsonObject result(Difference one) {
        return result(rule(one), one.under().shortText() + ": " + one.wording().sentence(), one.object());
    }

    private static JsonObject result(String rule, String text, ObjectName thing) {
        JsonObject message = new JsonObject();
        message.addProperty("text", text);
        JsonObject place = new JsonObject();
        place.addProperty("fullyQualifiedName", (thing.schema().isEmpty() ? "" : thing.schema() + ".")
                + (thing.kind().isPart() ? thing.within() + "." : "") + thing.name());
        place.addProperty("kind", thing.kind().name().toLowerCase(Locale.ROOT));
        JsonArray places = new JsonArray();
        places.add(place);
        JsonObject location = new JsonObject();
        location.add("logicalLocations", places);
        JsonArray locations = new JsonArray();
        locations.add(location);
        JsonObject result = new JsonObject();
        result.addProperty("ruleId", rule);
        result.addProperty("level", "error");
        result.add("message", message);
        result.add("locations", locations);
        return result;
    }

    private static String rule(Difference one) {
        return one.kind().word() + "-" + one.object().kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(one -> {
            switch (one) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\n', '\t', '\r' -> escaped.append("&#").append(one).append(';');
                // XML 1.0 has no way to say the other control characters.
                default -> escaped.appendCodePoint(one < ' ' || one == 0xfffe || one == 0xffff ? 0xfffd : one);
            }
        });
        return escaped.toString();
    }
}
