package dev.retort.cli;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import dev.retort.testing.PostgresServer;
import dev.retort.testing.PostgresServer.PostgresDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** What {@code check} says to build servers has what their formats ask for, whatever things are called. */
class CheckFormatsTest {

    @TempDir
    private Path temporary;

    private CommandLineCall retort;
    private final PostgresDatabase database = PostgresServer.freshDatabase();

    @BeforeEach
    void project() throws IOException {
        Path folder = Files.createDirectories(temporary.resolve("shop"));
        Files.createDirectories(folder.resolve("versions"));
        Files.writeString(folder.resolve("retort.toml"), """
                [database]
                url = "%s"
                [target]
                sql = "schema.sql"
                """.formatted(database.url()));
        Files.writeString(folder.resolve("schema.sql"), """
                CREATE SCHEMA "a & b";
                CREATE TABLE "50%% ""off"" <b>" ("it's %s" text DEFAULT '<&>', "two\nlines" text, "bell\u0007" int);
                CREATE TABLE 주문 (번호 bigint PRIMARY KEY, "상태]]>" text CHECK ("상태]]>" <> '끝'));
                CREATE TABLE "a & b".plain (id int);
                CREATE TYPE "mood ☹" AS ENUM ('a"b', '<c>');
                """.replace("%%", "%"));
        retort = CommandLineCall.in(folder, temporary);
    }

    @Test
    void aReportForJunitIsXmlWhoseCountsAreRight() throws Exception {
        String xml = retort.run("check", "--format", "junit").ended(3).out();

        Element suite = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml))).getDocumentElement();
        NodeList cases = suite.getElementsByTagName("testcase");
        assertThat(suite.getTagName()).isEqualTo("testsuite");
        assertThat(suite.getAttribute("tests")).isEqualTo(String.valueOf(cases.getLength()));
        assertThat(suite.getAttribute("failures")).isEqualTo(
                String.valueOf(suite.getElementsByTagName("failure").getLength())).isNotEqualTo("0");
        assertThat(suite.getAttribute("errors")).isEqualTo("0");
        Set<String> names = new HashSet<>();
        for (int i = 0; i < cases.getLength(); i++) {
            Element one = (Element) cases.item(i);
            assertThat(one.getAttribute("classname")).isNotEmpty();
            names.add(one.getAttribute("name"));
        }
        assertThat(names).hasSize(cases.getLength()).contains("50% \"off\" <b>", "주문");
    }

    @Test
    void aReportForJunitHasACaseThatPassedWhereNothingDiffers() throws Exception {
        Files.writeString(retort.folder().resolve("schema.sql"), "-- nothing yet\n");

        String xml = retort.run("check", "--format", "junit").done().out();

        assertThat(xml).contains("tests=\"1\" failures=\"0\"").contains("<testcase ").doesNotContain("<failure");
    }

    @Test
    void aSarifReportHasAllThatItsSchemaRequires() {
        JsonObject report = retort.run("check", "--format", "sarif").ended(3).json();

        assertThat(report.get("version").getAsString()).isEqualTo("2.1.0");
        JsonObject run = report.getAsJsonArray("runs").get(0).getAsJsonObject();
        JsonObject driver = run.getAsJsonObject("tool").getAsJsonObject("driver");
        assertThat(driver.get("name").getAsString()).isNotEmpty();
        Set<String> rules = new HashSet<>();
        driver.getAsJsonArray("rules").forEach(rule -> rules.add(rule.getAsJsonObject().get("id").getAsString()));
        assertThat(rules).hasSize(driver.getAsJsonArray("rules").size());
        assertThat(run.getAsJsonArray("results")).isNotEmpty();
        Set<String> places = new HashSet<>();
        for (JsonElement one : run.getAsJsonArray("results")) {
            JsonObject result = one.getAsJsonObject();
            assertThat(result.getAsJsonObject("message").get("text").getAsString()).isNotBlank();
            assertThat(rules).contains(result.get("ruleId").getAsString());
            assertThat(result.get("level").getAsString()).isIn("none", "note", "warning", "error");
            for (JsonElement location : result.getAsJsonArray("locations")) {
                JsonObject logical = location.getAsJsonObject().getAsJsonArray("logicalLocations").get(0)
                        .getAsJsonObject();
                places.add(logical.get("fullyQualifiedName").getAsString());
            }
        }
        assertThat(places).contains("public.주문", "public.50% \"off\" <b>", "a & b", "public.mood ☹")
                .noneMatch(place -> place.startsWith("."));
    }
}
