package dev.retort.bench;

import java.util.List;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import dev.retort.revision.RevisionPath;

/** Budget: build the graph and plan base to heads, 10,000 revisions with 5 % merges, in 50 ms. */
public class GraphBenchmark extends WarmBenchmark {

    @Param({"10000"})
    public int size;

    private List<Revision> revisions = List.of();
    private RevisionGraph graph = RevisionGraph.of();
    private List<String> heads = List.of();

    @Setup
    public void prepare() {
        revisions = SampleGraphs.branching(size, 5, 42);
        graph = RevisionGraph.of(revisions);
        heads = graph.realHeads().stream().map(Revision::id).toList();
    }

    @Benchmark
    public RevisionPath buildAndPlanUpgrade() {
        return RevisionGraph.of(revisions).upgrade(List.of(), "heads");
    }

    @Benchmark
    public RevisionGraph build() {
        return RevisionGraph.of(revisions);
    }

    @Benchmark
    public RevisionPath planDowngrade() {
        return graph.downgrade(heads, "base");
    }

    @Benchmark
    public List<Revision> newestFirst() {
        return graph.newestFirst();
    }
}
