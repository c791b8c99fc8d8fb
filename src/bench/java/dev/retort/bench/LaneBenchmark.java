package dev.retort.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import dev.retort.revision.LaneLayout;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;

/** Budget: lane layout of 10,000 revisions in 50 ms. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class LaneBenchmark {

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
