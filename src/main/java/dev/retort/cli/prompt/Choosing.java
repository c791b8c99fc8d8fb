package dev.retort.cli.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.retort.cli.call.Invocation;
import dev.retort.cli.output.DifferenceText;
import dev.retort.diff.Comparison;
import dev.retort.diff.Difference;
import dev.retort.diff.RenameQuestion;
import dev.retort.engine.SchemaComparison;
import dev.retort.operation.SchemaChange;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.schema.ObjectKind;
import dev.retort.schema.ObjectName;

/** Settles what a comparison asks, and chooses what of it a revision does. */
public final class Choosing {

    private final Invocation invocation;
    private final RenameOptions options;

    public Choosing(Invocation invocation, RenameOptions options) {
        this.invocation = invocation;
        this.options = options;
    }

    /** The comparison with the questions answered that the options or a person answer. */
    public SchemaComparison answered(SchemaComparison comparison) {
        Comparison answered = comparison.comparison();
        for (String text : options.renames) {
            answered = renamed(answered, text, comparison.comparison().before().defaultSchema());
        }
        if (options.none) {
            return comparison.with(answered.answeringAll(false));
        }
        if (invocation.mayAsk()) {
            answered = ask(comparison.with(answered));
        }
        return comparison.with(answered);
    }

    /** Yes to a table's rename brings questions about its columns, so each is asked by itself. */
    private Comparison ask(SchemaComparison comparison) {
        SchemaComparison now = comparison;
        for (List<RenameQuestion> open = now.openQuestions(); !open.isEmpty(); open = now.openQuestions()) {
            RenameQuestion question = open.getFirst();
            String answer = invocation.terminal().ask(DifferenceText.words(question) + " (" + question.because()
                    + ") [y/n] ").orElse("");
            Optional<Boolean> yes = Answers.yesOrNo(answer);
            if (yes.isPresent()) {
                now = now.with(now.comparison().answered(question, yes.get()));
            } else if (answer.isEmpty()) {
                throw new RetortException(ProblemCode.CANCELLED, "Nothing was written: a question was not answered.");
            }
        }
        return now.comparison();
    }

    private static Comparison renamed(Comparison comparison, String text, String defaultSchema) {
        int equals = text.indexOf('=');
        if (equals <= 0 || equals == text.length() - 1) {
            throw new RetortException(ProblemCode.INVALID_SETTINGS, "--rename " + text + " does not say OLD=NEW.")
                    .hint("Write --rename TABLE.COLUMN=NEW or --rename TABLE=NEW.");
        }
        String old = text.substring(0, equals);
        String name = text.substring(equals + 1);
        for (RenameQuestion question : comparison.questions()) {
            if (DifferenceText.place(question).equals(old) && question.to().equals(name)) {
                return comparison.answered(question, true);
            }
        }
        int dot = old.lastIndexOf('.');
        if (dot < 0 && name.endsWith("." + old)) {
            return comparison.renaming(new SchemaChange.Move(ObjectName.of(ObjectKind.TABLE, defaultSchema, old),
                    name.substring(0, name.length() - old.length() - 1)));
        }
        ObjectName object = dot < 0
                ? ObjectName.of(ObjectKind.TABLE, defaultSchema, old)
                : new ObjectName(ObjectKind.COLUMN, defaultSchema, old.substring(dot + 1), old.substring(0, dot));
        return comparison.renaming(new SchemaChange.Rename(object, name));
    }

    /**
     * What a revision does unless a person says otherwise: all the target asks for.
     *
     * @throws RetortException {@code confirmation-required} where a question is open: a rename is never assumed
     */
    public List<Difference> chosen(SchemaComparison comparison) {
        List<RenameQuestion> open = comparison.openQuestions();
        if (!open.isEmpty()) {
            throw new RetortException(ProblemCode.CONFIRMATION_REQUIRED, DifferenceText.words(open.getFirst())
                    + " Nobody is there to be asked.")
                    .hint("Add --rename " + DifferenceText.place(open.getFirst()) + "=" + open.getFirst().to()
                            + ", or --no-renames to drop and add.")
                    .data("renames", open.stream().map(one -> DifferenceText.place(one) + "=" + one.to()).toList());
        }
        List<Difference> chosen = new ArrayList<>(comparison.comparison().preselected());
        for (String name : options.drop) {
            List<Difference> named = comparison.comparison().notInTarget().stream()
                    .filter(one -> Stream.of(one.object(), one.under())
                            .anyMatch(object -> object.shortText().equals(name)))
                    .toList();
            if (named.isEmpty()) {
                throw new RetortException(ProblemCode.INVALID_SETTINGS, "--drop " + name
                        + " names nothing that the target does not mention.")
                        .hint("There are: " + String.join(", ", comparison.comparison().notInTarget().stream()
                                .map(one -> one.object().shortText()).distinct().toList()) + ".");
            }
            chosen.addAll(named);
        }
        return chosen;
    }
}
