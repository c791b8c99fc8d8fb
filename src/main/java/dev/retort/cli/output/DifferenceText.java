package dev.retort.cli.output;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import dev.retort.diff.Difference;
import dev.retort.diff.Loss;
import dev.retort.diff.Preselection;
import dev.retort.diff.RenameQuestion;
import dev.retort.engine.SchemaComparison;
import dev.retort.schema.ObjectKind;
import dev.retort.schema.ObjectName;

/** A comparison as a person reads it: what differs, by table, then what was asked and what was left alone. */
public final class DifferenceText {

    private final Printer printer;
    private final SchemaComparison comparison;

    public DifferenceText(Printer printer, SchemaComparison comparison) {
        this.printer = printer;
        this.comparison = comparison;
    }

    /** Prints the differences, or that there are none. */
    public void print() {
        comparison.notes().forEach(printer::note);
        List<Difference> shown = comparison.differences().stream()
                .filter(one -> one.preselection() != Preselection.NOT_IN_TARGET).toList();
        if (shown.isEmpty()) {
            printer.line(comparison.unread().isEmpty()
                    ? "No differences: " + comparison.beforeName() + " is as " + comparison.afterName() + " says."
                    : "No differences in what could be compared; " + unread() + " could not.");
        } else {
            Map<ObjectName, List<Difference>> tables = shown.stream()
                    .collect(Collectors.groupingBy(Difference::under, LinkedHashMap::new, Collectors.toList()));
            printer.line(printer.toned(Phrases.count(shown.size(), "difference") + " in "
                    + Phrases.count(tables.size(), "object") + " of " + comparison.beforeName() + ":",
                    Printer.Tone.STRONG));
            tables.forEach(this::print);
        }
        comparison.openQuestions().forEach(this::print);
        leftAlone();
    }

    private String unread() {
        return Phrases.count(comparison.unread().size(), "thing");
    }

    private void print(ObjectName under, List<Difference> differences) {
        printer.line("");
        printer.line(under.shortText());
        int noun = differences.stream().mapToInt(one -> one.wording().noun().length()).max().orElse(0);
        for (Difference one : differences) {
            String detail = one.wording().detail().isEmpty() ? "" : "  " + one.wording().detail();
            String loss = one.loss() == Loss.NONE
                    ? ""
                    : printer.toned(one.loss() == Loss.ROWS ? "  loses its rows" : "  loses values",
                            Printer.Tone.WARNING);
            printer.line("  " + sign(one) + " " + pad(one.wording().noun(), noun) + "  " + one.wording().name() + detail
                    + loss);
            one.warnings().forEach(warning -> printer.line(printer.toned("      " + warning, Printer.Tone.WARNING)));
        }
    }

    private String sign(Difference one) {
        return switch (one.kind()) {
            case ADD -> printer.toned("+", Printer.Tone.GOOD);
            case DROP -> printer.toned("-", Printer.Tone.BAD);
            case ALTER -> printer.toned("~", Printer.Tone.WARNING);
            case RENAME -> printer.toned("→", Printer.Tone.ACCENT);
        };
    }

    private void print(RenameQuestion question) {
        printer.line("");
        printer.line(printer.toned("? ", Printer.Tone.ACCENT) + words(question) + " (" + question.because() + ")");
    }

    /** What a question asks, without its evidence: {@code Is column visitors.name → full_name a rename?}. */
    public static String words(RenameQuestion question) {
        return "Is " + noun(question.object().kind()) + " " + place(question) + " → " + question.to() + " a rename?";
    }

    /** What is renamed, as {@code --rename} names it: {@code visitors.name}. */
    public static String place(RenameQuestion question) {
        ObjectName object = question.object();
        return object.kind() == ObjectKind.ENUM
                ? object.name() + "." + question.from()
                : object.shortText();
    }

    private void leftAlone() {
        List<String> others = comparison.differences().stream()
                .filter(one -> one.preselection() == Preselection.NOT_IN_TARGET).map(one -> one.object().shortText())
                .distinct()
                .toList();
        if (!others.isEmpty()) {
            printer.line("");
            printer.line("Not in the target, left alone: " + String.join(", ", others) + ".");
        }
        if (!comparison.comparison().unmanaged().isEmpty()) {
            printer.line("Not compared: " + String.join(", ", comparison.comparison().unmanaged()) + ".");
        }
    }

    private static String noun(ObjectKind kind) {
        return kind == ObjectKind.ENUM ? "label" : kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
