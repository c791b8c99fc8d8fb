package dev.retort.workbench.changes;

import java.math.BigDecimal;
import java.math.MathContext;

import org.jspecify.annotations.Nullable;

import dev.retort.diff.Difference;
import dev.retort.diff.DifferenceKind;
import dev.retort.diff.Loss;
import dev.retort.schema.DataCount;
import dev.retort.schema.ObjectKind;
import dev.retort.workbench.text.Figures;
import dev.retort.workbench.text.Messages;

/** How much data is lost or kept, in a few words. */
final class CountWords {

    /** What an estimate is good for. */
    private static final MathContext ESTIMATE = new MathContext(3);

    private CountWords() {}

    /** What a difference loses; {@code count} is null where nobody knows how much. */
    static String lost(Difference difference, @Nullable DataCount count) {
        String what = difference.loss() == Loss.ROWS ? "rows" : "values";
        if (count == null || difference.kind() != DifferenceKind.DROP || count.estimated() && count.number() == 0) {
            return Messages.text("changes.loses-" + what);
        }
        return Messages.text("changes.lost-" + what, number(count), count.number());
    }

    /** Whether a difference is known to lose nothing, for there is nothing. */
    static boolean losesNothing(Difference difference, @Nullable DataCount count) {
        return difference.kind() == DifferenceKind.DROP && count != null && !count.estimated() && count.number() == 0;
    }

    /** What a rename keeps. */
    static String kept(ObjectKind kind, @Nullable DataCount count) {
        if (kind != ObjectKind.TABLE && kind != ObjectKind.COLUMN) {
            return Messages.text("changes.renamed");
        }
        return count == null || count.estimated() && count.number() == 0
                ? Messages.text(kind == ObjectKind.TABLE ? "changes.keeps-rows" : "changes.keeps-values")
                : Messages.text(kind == ObjectKind.TABLE ? "changes.kept-rows" : "changes.kept-values", number(count),
                        count.number());
    }

    private static String number(DataCount count) {
        return count.estimated()
                ? Messages.text("changes.about",
                        Figures.count(new BigDecimal(count.number()).round(ESTIMATE).longValue()))
                : Figures.count(count.number());
    }
}
