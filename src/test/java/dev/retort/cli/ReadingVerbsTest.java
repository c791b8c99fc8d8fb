package dev.retort.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import dev.retort.cli.call.ExitCode;

import static org.assertj.core.api.Assertions.assertThat;

class ReadingVerbsTest {

    @TempDir
    Path temporary;

    private CommandLineCall shop;

    @BeforeEach
    void copySample() {
        shop = CommandLineCall.inSample(temporary, "shop");
    }

    @Test
    void historyReadsAsAlembicPrintsIt() {
        assertThat(shop.run("history").done().out()).isEqualTo("""
                c05a2be47f19, 7f60c9153ade -> d8124e5b9a70 (catalog, sales) (head) (mergepoint), Merge sales and catalog
                91d3f6a8027c -> c05a2be47f19 (sales), Keep each order's total
                2ea84d71b6c3 (91d3f6a8027c) -> 7f60c9153ade (catalog), Let customers review what they bought
                4b7e1c09d2fa -> 2ea84d71b6c3 (catalog), Sort products into categories
                4b7e1c09d2fa -> 91d3f6a8027c (sales), Take orders
                <base> -> 4b7e1c09d2fa (branchpoint), Create customers and products
                """);
    }

    @Test
    void historyMarksWhatTheDatabaseIsAt() {
        shop.run("upgrade", "91d3f6a8027c", "--backup", "none").done();

        assertThat(shop.run("history", "-i").done().out()).contains("91d3f6a8027c (sales) (current), Take orders");
        assertThat(shop.run("history").done().out()).doesNotContain("(current)");
    }

    @Test
    void statusOfAProjectWithoutATargetShowsTheVersionAndWhatIsPending() {
        assertThat(shop.run("status").done().out()).contains("no version table; head d8124e5b9a70",
                "○ 4b7e1c09d2fa  Create customers and products");
        shop.run("upgrade", "2ea84d71b6c3", "--backup", "none").done();
        shop.run("upgrade", "91d3f6a8027c", "--backup", "none").done();

        String out = shop.run("status").done().out();
        assertThat(out).contains("Version   at 2ea84d71b6c3, 91d3f6a8027c, head d8124e5b9a70, 3 revisions behind",
                "Target    none").endsWith("  Merge sales and catalog\n");
        assertThat(out.lines().filter(line -> line.startsWith("○ "))).hasSize(3);
        JsonObject json = shop.run("status", "--json").done().json();
        assertThat(json.get("target").isJsonNull()).isTrue();
        assertThat(json.getAsJsonArray("pending_revisions")).extracting(JsonElement::getAsString).hasSize(3)
                .last().isEqualTo("d8124e5b9a70");
    }

    @Test
    void statusNamesWhatWasEditedSinceItRan() throws IOException {
        shop.run("upgrade", "91d3f6a8027c", "--backup", "none").done();
        assertThat(shop.run("status").done().err()).isEmpty();

        Path file = shop.folder().resolve("versions/4b7e1c09d2fa_create_customers_and_products.sql");
        Files.writeString(file, Files.readString(file).replace("Galway", "Cork"));

        assertThat(shop.run("status").done().err())
                .isEqualTo("warning: this file was edited since the database ran it: 4b7e1c09d2fa.\n");
        assertThat(shop.run("status", "--json").done().json().getAsJsonArray("edited"))
                .extracting(JsonElement::getAsString).containsExactly("4b7e1c09d2fa");
    }

    @Test
    void theDrawnHistoryHasALinePerRevisionAndShowsWhatIsPending() {
        shop.run("upgrade", "91d3f6a8027c", "--backup", "none").done();

        List<String> lines = shop.run("history", "--graph", "-i").done().out().lines().toList();

        assertThat(lines.getFirst()).startsWith("○").contains("d8124e5b9a70").endsWith("Merge sales and catalog");
        assertThat(lines).anySatisfy(line -> assertThat(line).contains("◉").contains("91d3f6a8027c"));
        assertThat(lines.getLast()).startsWith("●").contains("4b7e1c09d2fa");
        assertThat(shop.run("history", "--graph", "-r", "4b7e:91d3").done().out().lines()).hasSize(2);
    }

    @Test
    void headsAndBranchesReadAsAlembicPrintsThem() {
        assertThat(shop.run("heads").done().out()).isEqualTo("d8124e5b9a70 (catalog, sales) (head)\n");
        assertThat(shop.run("branches").done().out()).isEqualTo("""
                4b7e1c09d2fa (branchpoint)
                             -> 2ea84d71b6c3 (catalog)
                             -> 91d3f6a8027c (sales)

                """);
    }

    @Test
    void verboseHeadsAreWholeEntries() {
        assertThat(shop.run("heads", "-v").done().out()).startsWith("Rev: d8124e5b9a70 (head) (mergepoint)\n")
                .contains("Merges: c05a2be47f19, 7f60c9153ade\n")
                .contains("Path: " + shop.folder().resolve("versions"));
    }

    @Test
    void aRevisionIsShownWithItsDescription() {
        assertThat(shop.run("show", "7f60").done().out()).contains("Rev: 7f60c9153ade")
                .contains("Also depends on: 91d3f6a8027c").contains("    Let customers review what they bought\n")
                .contains("A review belongs to an order");
        assertThat(shop.run("show", "sales").done().out()).contains("Rev: 91d3f6a8027c");
    }

    @Test
    void revisionsAreJsonAsScriptsRelyOnIt() {
        JsonObject merge = first(shop.run("heads", "--json").done().json());

        assertThat(merge.keySet()).containsExactly("id", "down", "branch_labels", "depends_on", "message", "created",
                "path", "is_head", "is_base", "is_branch_point", "is_merge_point", "applied");
        assertThat(merge.get("id").getAsString()).isEqualTo("d8124e5b9a70");
        assertThat(texts(merge, "down")).containsExactly("c05a2be47f19", "7f60c9153ade");
        assertThat(merge.get("path").getAsString()).isEqualTo("versions/d8124e5b9a70_merge_sales_and_catalog.sql");
        assertThat(merge.get("created").getAsString()).isEqualTo("2026-11-13T10:02:27Z");
        assertThat(merge.get("applied").getAsBoolean()).isFalse();
        assertThat(texts(first(shop.run("branches", "--json").done().json()), "children"))
                .containsExactly("2ea84d71b6c3", "91d3f6a8027c");
        assertThat(first(shop.run("show", "4b7e", "--json").done().json()).get("is_branch_point").getAsBoolean())
                .isTrue();
        assertThat(shop.run("history", "--json").done().json().getAsJsonArray("revisions")).hasSize(6);
    }

    @Test
    void withoutADatabaseNothingIsSaidAboutWhatIsApplied() throws Exception {
        Files.writeString(shop.folder().resolve("retort.toml"), "versions = [\"versions\"]\n");

        JsonObject head = first(shop.run("heads", "--json").done().json());

        assertThat(head.get("applied").isJsonNull()).isTrue();
    }

    @Test
    void aDatabaseThatDoesNotAnswerDoesNotKeepHeadsFromBeingPrinted() throws Exception {
        Files.writeString(shop.folder().resolve("not-a-database.db"), "this is no SQLite file, but a letter to you");
        Files.writeString(shop.folder().resolve("retort.toml"),
                "versions = [\"versions\"]\n[database]\nurl = \"sqlite:///not-a-database.db\"\n");

        CommandLineCall.Outcome heads = shop.run("heads", "--json").done();

        assertThat(first(heads.json()).get("applied").isJsonNull()).isTrue();
        assertThat(heads.err()).contains("note: ").contains("could not be asked");
        assertThat(shop.run("current").ended(ExitCode.FAILED).err()).startsWith("error: ");
    }

    @Test
    void currentNeverMakesTheDatabase() {
        assertThat(shop.run("current").done().out()).isEmpty();
        assertThat(shop.run("current", "--json").done().json().getAsJsonArray("revisions")).isEmpty();
        assertThat(shop.folder().resolve("shop.db")).doesNotExist();
    }

    @Test
    void currentPrintsEveryTip() {
        shop.run("upgrade", "7f60c9153ade", "--backup", "none").done();
        shop.run("upgrade", "c05a2be47f19", "--backup", "none").done();

        assertThat(shop.run("current").done().out().lines()).containsExactlyInAnyOrder("c05a2be47f19", "7f60c9153ade");
        assertThat(shop.run("current", "-v").done().out())
                .startsWith("Current revision(s) for sqlite:///" + shop.folder().resolve("shop.db") + ":\nRev: ");
    }

    @Test
    void aRowNoFileHasIsShownWithTheWayOut() throws Exception {
        shop.run("upgrade", "head", "--backup", "none").done();
        Files.delete(shop.folder().resolve("versions/d8124e5b9a70_merge_sales_and_catalog.sql"));

        CommandLineCall.Outcome current = shop.run("current").done();
        JsonObject unknown = first(shop.run("current", "--json").done().json());

        assertThat(current.out()).isEqualTo("d8124e5b9a70\n");
        assertThat(current.err()).contains("d8124e5b9a70").contains("stamp");
        assertThat(unknown.get("id").getAsString()).isEqualTo("d8124e5b9a70");
        assertThat(unknown.get("path").isJsonNull()).isTrue();
        assertThat(shop.run("upgrade", "heads", "--json").ended(ExitCode.FAILED).errorCode())
                .isEqualTo("unknown-database-revision");
    }

    @Test
    void aBrokenFileIsNamedWithItsLine() throws Exception {
        Files.writeString(shop.folder().resolve("versions/broken.sql"),
                "-- Broken\n-- revision: aaaaaaaaaaaa\n-- revises: d8124e5b9a70\n\n-- +upgrade postgres\nSELECT 1;\n");

        assertThat(shop.run("heads").ended(ExitCode.FAILED).err()).contains("versions/broken.sql").contains("5");
        JsonObject error = shop.run("history", "--json").ended(ExitCode.FAILED).json().getAsJsonObject("error");
        assertThat(error.get("code").getAsString()).isEqualTo("invalid-revision-file");
        assertThat(error.getAsJsonObject("at").get("line").getAsInt()).isEqualTo(5);
        assertThat(error.getAsJsonObject("at").get("file").getAsString()).isEqualTo("versions/broken.sql");
    }

    @Test
    void theOtherFilesAreShownBesideABrokenOneAndTheVerbFails() throws Exception {
        Files.writeString(shop.folder().resolve("versions/2ea84d71b6c3_sort_products_into_categories.sql"),
                "-- +upgrade\nSELECT 'no end\n");

        CommandLineCall.Outcome history = shop.run("history").ended(ExitCode.FAILED);
        assertThat(history.out().lines()).hasSize(5).anySatisfy(line -> assertThat(line)
                .startsWith("<base> (91d3f6a8027c) -> 7f60c9153ade"));
        assertThat(history.err()).contains("7f60c9153ade follows 2ea84d71b6c3, which no file has that can be read")
                .contains("2ea84d71b6c3_sort_products_into_categories.sql");
        assertThat(shop.run("heads").ended(ExitCode.FAILED).out())
                .startsWith("d8124e5b9a70 ").hasLineCount(1);
        assertThat(shop.run("show", "4b7e").ended(ExitCode.FAILED).out()).startsWith("Rev: 4b7e1c09d2fa");
        assertThat(shop.run("history", "--graph").ended(ExitCode.FAILED).out().lines()).anySatisfy(
                line -> assertThat(line).contains("4b7e1c09d2fa"));
        assertThat(shop.run("upgrade", "head", "--yes", "--json").ended(ExitCode.FAILED).errorCode())
                .isEqualTo("invalid-revision-file");
        assertThat(shop.run("plan", "upgrade", "head", "--json").ended(ExitCode.FAILED).errorCode())
                .isEqualTo("invalid-revision-file");
    }

    @Test
    void linesHaveNoColoursUnlessATerminalWantsThem() {
        shop.run("upgrade", "head", "--backup", "none").done();

        assertThat(shop.run("log").done().out()).doesNotContain("\u001b");
        assertThat(shop.typing().run("log").done().out()).contains("\u001b[32m");
        assertThat(shop.typing().run("log", "--no-color").done().out()).doesNotContain("\u001b");
        assertThat(shop.typing().with("NO_COLOR", "1").run("log").done().out()).doesNotContain("\u001b");
    }

    private static JsonObject first(JsonObject json) {
        return json.getAsJsonArray("revisions").get(0).getAsJsonObject();
    }

    private static List<String> texts(JsonObject json, String name) {
        return json.getAsJsonArray(name).asList().stream().map(JsonElement::getAsString).toList();
    }
}
