package dev.retort.bench;

import java.util.List;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

import dev.retort.revision.LaneLayout;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;

/** Budget: lane layout of 10,000 revisions in 50 ms. */
public class LaneBenchmark extends WarmBenchmark {

    private RevisionGraph graph = RevisionGraph.of();
    private List<Revision> rows = List.of();

    @Setup
    public void prepare() {
        graph = RevisionGraph.of(SampleGraphs.branching(10_000, 5, 42));
        rows = graph.newestFirst();
    }

    @Benchmark
    public LaneLayout layout() {
        return LaneLayout.of(graph, rows);
    }

    /** The layout, and then every row of it: what a drawing pays that scrolls through all. */
    @Benchmark
    public int layoutAndAllRows() {
        LaneLayout layout = LaneLayout.of(graph, rows);
        int edges = 0;
        for (int row = 0; row < layout.size(); row++) {
            edges += layout.row(row).edges().size();
        }
        return edges;
    }
}
