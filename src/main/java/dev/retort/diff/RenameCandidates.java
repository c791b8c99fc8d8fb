package dev.retort.diff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Pairs what is gone with what is new, the likeliest first, each at most once. */
final class RenameCandidates<T> {

    /** Below this nothing is asked. */
    static final double THRESHOLD = 0.6;

    /** How much likelier than the second best a pair has to be, since a guess between two is no evidence. */
    private static final double MARGIN = 0.05;

    record Pair<T>(T gone, T added, double score, List<String> evidence) {}

    private final List<Pair<T>> pairs = new ArrayList<>();

    void add(T gone, T added, double score, List<String> evidence) {
        if (score >= THRESHOLD - MARGIN) {
            pairs.add(new Pair<>(gone, added, score, evidence));
        }
    }

    List<Pair<T>> best() {
        pairs.sort(Comparator.comparingDouble((Pair<T> pair) -> pair.score()).reversed());
        Set<T> taken = new HashSet<>();
        List<Pair<T>> best = new ArrayList<>();
        for (Pair<T> pair : pairs) {
            if (pair.score() < THRESHOLD || taken.contains(pair.gone()) || taken.contains(pair.added())) {
                continue;
            }
            boolean rivalled = pairs.stream().anyMatch(other -> other != pair
                    && (other.gone().equals(pair.gone()) != other.added().equals(pair.added()))
                    && !taken.contains(other.gone()) && !taken.contains(other.added())
                    && other.score() > pair.score() - MARGIN);
            if (!rivalled) {
                best.add(pair);
                taken.add(pair.gone());
                taken.add(pair.added());
            }
        }
        return best;
    }
}
