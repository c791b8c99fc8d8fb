package dev.retort.corpus;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@EnabledIfSystemProperty(named = "corpus", matches = ".+")
class CorpusTest {

    @TempDir
    Path folder;

    @Test
    void everyProjectBelowTheFolderIsReadAndCompared() throws Exception {
        Corpus.Report report = new Corpus(Path.of(System.getProperty("corpus")), folder).report();
        System.out.println(report.text());
        assertThat(report.faults()).isEmpty();
    }
}
