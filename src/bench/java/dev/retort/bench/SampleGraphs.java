package dev.retort.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

import dev.retort.revision.Revision;

/** Histories to measure with; the same ones every time. */
final class SampleGraphs {

    private SampleGraphs() {}

    /**
     * A history of branches that come and go, ending in a few heads, in the order of file names.
     *
     * @param mergesInHundred how many revisions of a hundred are merges; as many begin a branch
     */
    static List<Revision> branching(int size, int mergesInHundred, long seed) {
        Random random = new Random(seed);
        List<Revision> revisions = new ArrayList<>(size);
        List<String> tips = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            String id = String.format("%012x", i * 0x9E3779B97F4AL & 0xFFFFFFFFFFFFL);
            List<String> down = new ArrayList<>();
            int dice = random.nextInt(100);
            if (!tips.isEmpty()) {
                down.add(tips.remove(random.nextInt(tips.size())));
                if (dice < mergesInHundred && !tips.isEmpty()) {
                    down.add(tips.remove(random.nextInt(tips.size())));
                } else if (dice >= 100 - mergesInHundred) {
                    tips.add(down.getFirst());
                }
            }
            List<String> depends = dice == 50 && i > 200 ? List.of(revisions.get(i - 150).id()) : List.of();
            revisions.add(new Revision(id, down, i % 500 == 0 ? List.of("label" + i) : List.of(), depends,
                    "Revision " + i, null));
            tips.add(id);
        }
        revisions.sort(Comparator.comparing(Revision::id));
        return revisions;
    }
}
