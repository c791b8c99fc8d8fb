package dev.retort.run;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.retort.sql.DialectName;
import dev.retort.testing.ChildProcess;

import static org.assertj.core.api.Assertions.assertThat;

class RaceTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void fourProcessesThatUpgradeAtOnceApplyEverythingExactlyOnce(DialectName name) throws SQLException {
        TestDatabase database = TestDatabase.fresh(name, folder);
        List<String> all = IntStream.range(0, RacingProcess.STEPS).mapToObj(RacingProcess::revision).toList();
        List<ChildProcess> children = new ArrayList<>();
        try {
            for (int i = 0; i < 4; i++) {
                children.add(ChildProcess.start(RacingProcess.class, name.text(), database.url(), folder.toString()));
            }
            children.forEach(child -> child.awaitPause("READY"));
            children.forEach(ChildProcess::goOn);
            List<String> applied = children.stream().map(child -> child.await("ENDED"))
                    .flatMap(line -> Stream.of(line.split(" "))).filter(word -> !word.isEmpty()).toList();
            assertThat(applied).containsExactlyInAnyOrderElementsOf(all);
        } finally {
            children.forEach(ChildProcess::close);
        }
        assertThat(database.column("SELECT revision FROM ledger ORDER BY 1")).isEqualTo(all);
        assertThat(database.column("SELECT version_num FROM alembic_version")).containsExactly(all.getLast());
        assertThat(database.log()).extracting(LogEntry::revision).containsExactlyInAnyOrderElementsOf(all);
    }
}
