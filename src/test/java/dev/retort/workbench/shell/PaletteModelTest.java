package dev.retort.workbench.shell;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.retort.browse.TableName;
import dev.retort.workbench.Bench;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.shell.PaletteModel.Entry;

import static org.assertj.core.api.Assertions.assertThat;

class PaletteModelTest {

    @TempDir
    Path folder;
    private Bench bench;
    private PaletteModel palette;

    @BeforeEach
    void open() {
        bench = Bench.inline(folder);
        palette = new PaletteModel(bench.session(), bench.engine(), bench.work(), bench::go,
                () -> List.of(Action.always(Icon.SETTINGS, "Settings", "", () -> {}),
                        new Action(Icon.ADD, "Order new revision", "", () -> false, () -> {})));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void actionsRevisionsAndTablesAreFoundByTheirWords() {
        bench.openSample();
        bench.upgrade("head");
        palette.open();
        palette.queryProperty().set("order");
        assertThat(palette.entries()).extracting(Entry::title).contains("Take orders", "orders", "order_lines")
                .doesNotContain("Settings", "Order new revision");
    }

    @Test
    void whatBeginsWithTheWordsComesFirst() {
        bench.openSample();
        bench.upgrade("head");
        palette.open();
        palette.queryProperty().set("orders");
        assertThat(palette.entries().getFirst().title()).isEqualTo("orders");
    }

    @Test
    void aRevisionIsFoundByTheBeginningOfItsIdAndLeadsToTheGraph() {
        bench.openSample();
        palette.open();
        palette.queryProperty().set("91D3");
        palette.entries().getFirst().run().run();
        assertThat(bench.visited()).containsExactly(new Destination.InGraph("91d3f6a8027c"));
    }

    @Test
    void aTableLeadsToTheBrowser() {
        bench.openSample();
        bench.upgrade("head");
        palette.open();
        palette.queryProperty().set("customers");
        palette.entries().stream().filter(entry -> entry.icon() == Icon.TABLE).findFirst().orElseThrow().run().run();
        assertThat(bench.visited()).singleElement().isInstanceOfSatisfying(Destination.InTables.class,
                there -> assertThat(there.table()).extracting(TableName::name).isEqualTo("customers"));
    }

    @Test
    void withoutAProjectOnlyActionsAreOffered() {
        palette.open();
        assertThat(palette.entries()).extracting(Entry::title).containsExactly("Settings");
    }
}
