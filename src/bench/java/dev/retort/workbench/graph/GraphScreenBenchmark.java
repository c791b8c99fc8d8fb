package dev.retort.workbench.graph;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import javafx.application.Platform;
import javafx.scene.Scene;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;

import dev.retort.bench.SingleShotBenchmark;
import dev.retort.engine.DatabaseChoice;
import dev.retort.engine.OpenProject;
import dev.retort.workbench.Bench;
import dev.retort.workbench.theme.Stylesheets;

/**
 * Budget: with 10,000 revisions the first frame of the rows is there in 300 ms after the plan, in a window that is open, and
 * scrolling touches only the rows that are seen. Needs {@code -Dglass.platform=Headless -Dprism.order=sw} where there is no display.
 */
@Fork(value = 1, jvmArgsAppend = {"-Dglass.platform=Headless", "-Dprism.order=sw"})
public class GraphScreenBenchmark extends SingleShotBenchmark {

    private static final int REVISIONS = Integer.getInteger("revisions", 10_000);
    /** A project as most are, shown before: the classes of the window are loaded and its styles read. */
    private static final int SMALL = 50;
    /** One in so many begins a branch of one revision, which the next revision merges. */
    private static final int BRANCH = 20;
    private static final int SCROLLS = 50;

    /** Without JMH around it, for a look in between. */
    public static void main(String[] arguments) throws Exception {
        new GraphScreenBenchmark().firstFrame();
        System.exit(0);
    }

    @Benchmark
    public void firstFrame() throws Exception {
        Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "graph");
        project(folder.resolve("small"), SMALL);
        project(folder.resolve("project"), REVISIONS);
        CompletableFuture<String> said = new CompletableFuture<>();
        Platform.startup(() -> {
            try (Bench bench = Bench.inline(folder)) {
                String first = measure(bench, folder.resolve("small"));
                said.complete("the first project of a program that just began: " + first
                        + "\nthe large one then: " + measure(bench, folder.resolve("project")));
            } catch (RuntimeException e) {
                said.completeExceptionally(e);
            }
        });
        System.out.println(said.get());
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path left : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(left);
            }
        }
    }

    private static String measure(Bench bench, Path project) {
        long before = System.nanoTime();
        OpenProject open = bench.engine().open(project);
        long read = System.nanoTime();
        GraphViewModel model = new GraphViewModel(bench.session(), bench.work());
        bench.session().show(open, DatabaseChoice.OF_THE_PROJECT);
        long planned = System.nanoTime();
        long cpuPlanned = cpu();
        GraphTable table = new GraphTable(model, ZoneOffset.UTC);
        Scene scene = new Scene(table, 980, 700);
        scene.getStylesheets().add(Stylesheets.of(GraphView.class, "graph.css"));
        scene.snapshot(null);
        long shown = System.nanoTime();
        long cpuShown = cpu();
        int most = 0;
        for (int i = 1; i <= SCROLLS; i++) {
            table.scrollTo(i * (model.rows().size() / SCROLLS) - 1);
            scene.snapshot(null);
            most = Math.max(most, table.lookupAll(".table-row-cell").size());
        }
        long scrolled = System.nanoTime();
        long cpuScrolled = cpu();
        return String.format(Locale.ROOT, "%d rows: files and graph read %.0f ms, rows %.0f ms, first frame %.0f ms"
                + " (%.0f of CPU), each of %d jumps %.1f ms (%.1f of CPU), %d rows drawn at most",
                model.rows().size(), ms(before, read), ms(read, planned), ms(planned, shown),
                ms(cpuPlanned, cpuShown), SCROLLS, ms(shown, scrolled) / SCROLLS,
                ms(cpuShown, cpuScrolled) / SCROLLS, most);
    }

    /** Of this thread: on a busy machine what the work takes, not what the others take from it. */
    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static double ms(long from, long to) {
        return (to - from) / 1e6;
    }

    private static void project(Path folder, int revisions) throws IOException {
        Path versions = Files.createDirectories(folder.resolve("versions"));
        Files.writeString(folder.resolve("retort.toml"), "versions = [\"versions\"]\n[database]\nurl = \"sqlite:///"
                + folder.resolve("shop.db") + "\"\n");
        String tip = "";
        for (int i = 0; i < revisions; i++) {
            String id = "%012x".formatted(i);
            boolean aside = i % BRANCH == BRANCH - 2 && i + 2 < revisions;
            Files.writeString(versions.resolve(id + ".sql"), file(i, id, tip));
            if (aside) {
                String other = "%012x".formatted(++i);
                Files.writeString(versions.resolve(other + ".sql"), file(i, other, tip));
                tip = id + ", " + other;
            } else {
                tip = id;
            }
        }
    }

    private static String file(int number, String id, String down) {
        return "-- Revision " + number + "\n--\n-- revision: " + id + "\n-- revises: " + down
                + "\n\n-- +upgrade\nCREATE TABLE table_" + number + " (id integer);\n";
    }
}
