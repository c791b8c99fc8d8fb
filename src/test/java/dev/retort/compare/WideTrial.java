package dev.retort.compare;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;

import dev.retort.compare.WideSketch.Thing;
import dev.retort.diff.Comparison;
import dev.retort.diff.RenameQuestion;

/** One pair of wide schemas tried, and the smallest one that fails the same way. */
final class WideTrial {

    private final Place.Source places;
    private final long seed;
    private final boolean all;

    /**
     * @param seed of the coin that answers rename questions, and chooses
     * @param all whether every difference is chosen, or each by the coin
     */
    WideTrial(Place.Source places, long seed, boolean all) {
        this.places = places;
        this.seed = seed;
        this.all = all;
    }

    /** What went wrong; empty for nothing. */
    String failure(WideSketch old, WideSketch wanted) {
        SplittableRandom coin = new SplittableRandom(seed);
        try {
            if (all) {
                new RoundTrip(places).check(old.ddl(), wanted.ddl(), comparison -> answered(comparison, coin));
            } else {
                // By the difference itself, so that the smallest pair makes the same choice.
                new RoundTrip(places).checkSome(old.ddl(), wanted.ddl(), comparison -> answered(comparison, coin),
                        differences -> differences.stream()
                                .filter(one -> (one.wording().name().hashCode() ^ seed) % 2 == 0).toList());
            }
            return "";
        } catch (SQLException | RuntimeException | AssertionError e) {
            return e.getClass().getSimpleName() + ": " + e.getMessage();
        }
    }

    private static Comparison answered(Comparison asking, SplittableRandom coin) {
        Comparison comparison = asking;
        while (true) {
            Comparison current = comparison;
            List<RenameQuestion> open = current.questions().stream().filter(one -> current.answer(one).isEmpty())
                    .toList();
            if (open.isEmpty()) {
                return comparison;
            }
            for (RenameQuestion question : open) {
                comparison = comparison.answered(question, coin.nextInt(4) > 0);
            }
        }
    }

    /** The pair with everything taken away and taken back that the failure does not need. */
    String smallest(WideSketch old, WideSketch wanted, String failure) {
        WideSketch before = old;
        WideSketch after = wanted;
        String kind = kind(failure);
        for (int size = Math.max(1, before.ids().size() / 2); size >= 1; size = size == 1 ? 0 : (size + 1) / 2) {
            for (int from = 0; from < before.ids().size();) {
                List<Integer> ids = before.ids().reversed();
                List<Integer> some = ids.subList(from, Math.min(ids.size(), from + size));
                WideSketch one = without(before, some);
                WideSketch other = without(after, some);
                if (one.ids().size() < ids.size() && kind(failure(one, other)).equals(kind)) {
                    before = one;
                    after = other;
                } else {
                    from += size;
                }
            }
        }
        for (int id : after.ids().reversed()) {
            for (WideSketch other : nearer(before, after, id)) {
                if (kind(failure(before, other)).equals(kind)) {
                    after = other;
                    break;
                }
            }
        }
        return "smallest, " + failure(before, after) + "\nold:\n" + before.ddl() + "new:\n" + after.ddl();
    }

    private static WideSketch without(WideSketch from, List<Integer> ids) {
        WideSketch rest = from.copy();
        ids.stream().filter(id -> id > 1).forEach(rest::remove);
        return rest;
    }

    /** The wanted schema with one thing as it was before. */
    private static List<WideSketch> nearer(WideSketch before, WideSketch after, int id) {
        if (!after.has(id)) {
            return List.of();
        }
        WideSketch other = after.copy();
        Thing was = before.has(id) ? before.get(id) : null;
        if (was == null) {
            other.remove(id);
        } else if (!Objects.equals(was, after.get(id)) && was.mentioned().stream().allMatch(after::has)) {
            other.put(was);
        } else {
            return List.of();
        }
        return List.of(other);
    }

    /** Failures of one kind begin alike, apart from names. */
    static String kind(String failure) {
        String first = failure.strip().lines().findFirst().orElse("");
        return first.replaceAll("\"[^ ]*\"|[0-9]+", "").replaceAll("(after the upgrade|what the changes lead).*", "$1")
                .replaceAll("\\[.*", "");
    }
}
