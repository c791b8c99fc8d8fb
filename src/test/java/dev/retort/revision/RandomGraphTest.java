package dev.retort.revision;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds for every graph, tried on some that nobody thought of. */
class RandomGraphTest {

    static IntStream seeds() {
        return IntStream.range(0, 150);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void rowsAreTheTipsOfWhatIsAppliedAllTheWayUpAndDown(int seed) {
        RevisionGraph graph = random(seed);
        RevisionPath up = graph.upgrade(List.of(), "heads");
        Set<String> applied = new HashSet<>();
        for (RevisionStep step : up.steps()) {
            Revision revision = graph.get(step.revision());
            assertThat(applied).as("seed %d: what %s needs", seed, revision.id()).containsAll(needs(graph, revision));
            applied.add(revision.id());
            assertThat(step.headsAfter()).as("seed %d: rows after %s", seed, step).isEqualTo(tips(graph, applied));
        }
        assertThat(applied).as("seed %d: all applied", seed).hasSize(graph.revisions().size());
        RevisionPath down = graph.downgrade(up.to(), "base");
        for (RevisionStep step : down.steps()) {
            applied.remove(step.revision());
            assertThat(step.headsAfter()).as("seed %d: rows after %s", seed, step).isEqualTo(tips(graph, applied));
        }
        assertThat(down.to()).as("seed %d: rows at base", seed).isEmpty();
        assertThat(applied).as("seed %d: nothing left", seed).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void changesOfRowsCanBeReplayed(int seed) {
        RevisionGraph graph = random(seed);
        Set<String> rows = new TreeSet<>();
        RevisionPath up = graph.upgrade(List.of(), "heads");
        List<RevisionStep> steps = Stream.concat(up.steps().stream(), graph.downgrade(up.to(), "base").steps().stream())
                .toList();
        for (RevisionStep step : steps) {
            for (VersionChange change : step.versionChanges()) {
                boolean fits = switch (change) {
                    case VersionChange.Insert(String id) -> rows.add(id);
                    case VersionChange.Delete(String id) -> rows.remove(id);
                    case VersionChange.Update(String from, String to) -> rows.remove(from) && rows.add(to);
                    case VersionChange.Clear() -> false;
                };
                assertThat(fits).as("seed %d: %s in %s on %s", seed, change, step, rows).isTrue();
            }
            assertThat(rows).as("seed %d: %s", seed, step).containsExactlyElementsOf(step.headsAfter());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aPartOfTheWayAndTheRestMakeTheWhole(int seed) {
        RevisionGraph graph = random(seed);
        Random random = new Random(seed);
        String middle = graph.revisions().get(random.nextInt(graph.revisions().size())).id();
        RevisionPath first = graph.upgrade(List.of(), middle);
        RevisionPath rest = graph.upgrade(first.to(), "heads");
        assertThat(first.to()).as("seed %d", seed).containsExactly(middle);
        assertThat(first.steps().size() + rest.steps().size()).as("seed %d", seed)
                .isEqualTo(graph.revisions().size());
        assertThat(graph.downgrade(rest.to(), "base").steps()).as("seed %d", seed).hasSize(graph.revisions().size());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noTwoLinesShareALaneAndEveryLineConnects(int seed) {
        RevisionGraph graph = random(seed);
        List<Revision> rows = graph.newestFirst();
        LaneLayout layout = LaneLayout.of(graph, rows);
        Map<String, Integer> drawn = new HashMap<>();
        for (int index = 0; index < layout.size(); index++) {
            LaneRow row = layout.row(index);
            Map<Integer, Object> inLane = new HashMap<>(Map.of(row.lane(), "the node"));
            for (LaneEdge edge : row.edges()) {
                boolean passes = edge.comesFromAbove(index) && edge.goesOnBelow(index);
                assertThat(edge.childRow() <= index && index <= edge.parentRow()).as("seed %d: %s", seed, edge)
                        .isTrue();
                if (edge.kind() == LaneEdge.Kind.LINEAGE && passes) {
                    assertThat(inLane.put(edge.laneAt(index), edge)).as("seed %d: row %d shares a lane with %s", seed,
                            index, edge).isNull();
                }
                if (edge.childRow() == index) {
                    assertThat(edge.childLane()).as("seed %d: %s leaves its child", seed, edge).isEqualTo(row.lane());
                    drawn.merge(edge.kind() + " " + row.id() + " " + rows.get(edge.parentRow()).id(), 1, Integer::sum);
                }
                if (edge.parentRow() == index) {
                    assertThat(edge.parentLane()).as("seed %d: %s reaches its parent", seed, edge)
                            .isEqualTo(row.lane());
                }
            }
        }
        Map<String, Integer> wanted = new HashMap<>();
        for (Revision revision : rows) {
            revision.downRevisions().forEach(parent -> wanted.put("LINEAGE " + revision.id() + " " + parent, 1));
            graph.resolvedDependencies(revision.id()).stream()
                    .filter(parent -> !revision.downRevisions().contains(parent))
                    .forEach(parent -> wanted.put("DEPENDENCY " + revision.id() + " " + parent, 1));
        }
        assertThat(drawn).as("seed %d: the lines", seed).isEqualTo(wanted);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void dependenciesInOneGapRunBesideEachOther(int seed) {
        RevisionGraph graph = random(seed);
        LaneLayout layout = LaneLayout.of(graph, graph.newestFirst());
        for (int index = 0; index < layout.size(); index++) {
            List<String> places = layout.row(index).edges().stream()
                    .filter(edge -> edge.kind() == LaneEdge.Kind.DEPENDENCY)
                    .map(edge -> edge.lane() + "/" + edge.track()).toList();
            assertThat(places).as("seed %d: row %d", seed, index).doesNotHaveDuplicates();
        }
    }

    private static Set<String> needs(RevisionGraph graph, Revision revision) {
        Set<String> needs = new HashSet<>(graph.resolvedDependencies(revision.id()));
        needs.addAll(revision.downRevisions());
        return needs;
    }

    private static List<String> tips(RevisionGraph graph, Set<String> applied) {
        Set<String> tips = new TreeSet<>(applied);
        applied.forEach(id -> tips.removeAll(needs(graph, graph.get(id))));
        return List.copyOf(tips);
    }

    private static RevisionGraph random(int seed) {
        Random random = new Random(seed);
        int size = 1 + random.nextInt(40);
        List<Revision> revisions = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Set<String> down = new TreeSet<>();
            Set<String> needs = new TreeSet<>();
            if (i > 0) {
                int parents = random.nextInt(10) == 0 ? 0 : random.nextInt(5) == 0 ? 2 + random.nextInt(2) : 1;
                for (int parent = 0; parent < parents; parent++) {
                    down.add(revisions.get(Math.max(0, i - 1 - random.nextInt(6))).id());
                }
                if (random.nextInt(5) == 0) {
                    needs.add(revisions.get(random.nextInt(i)).id());
                }
            }
            revisions.add(new Revision("r" + i, List.copyOf(down), List.of(), List.copyOf(needs), "", null));
        }
        Collections.shuffle(revisions, random);
        return RevisionGraph.of(revisions);
    }
}
