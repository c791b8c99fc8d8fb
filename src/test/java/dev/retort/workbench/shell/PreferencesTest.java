package dev.retort.workbench.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class PreferencesTest {

    @TempDir
    Path folder;

    @Test
    void whatIsWrittenIsReadAgainWhateverItHolds() {
        Path file = folder.resolve("state/workbench.properties");
        Preferences first = Preferences.read(file);
        first.put("database./home/ada/my = project", "profile:상점 #1: x=y");
        first.put("windows", "C:\\Users\\ada\nsecond line");
        first.put("gone", "");
        first.keeping().run();
        Preferences second = Preferences.read(file);
        assertThat(second.get("database./home/ada/my = project", "")).isEqualTo("profile:상점 #1: x=y");
        assertThat(second.get("windows", "")).isEqualTo("C:\\Users\\ada\nsecond line");
        assertThat(second.get("gone", "otherwise")).isEqualTo("otherwise");
    }

    @Test
    void aFileThatIsNoneCountsAsEmpty() throws IOException {
        Path file = Files.write(folder.resolve("workbench.properties"), new byte[]{(byte) 0xff, (byte) 0xfe, 0, 1});
        assertThat(Preferences.read(file).get("window.width", 640)).isEqualTo(640);
    }

    @Test
    void whatAnotherWindowWroteMeanwhileStays() {
        Path file = folder.resolve("workbench.properties");
        Preferences one = Preferences.read(file);
        one.put("settings.theme", "light");
        one.put("project", "/one");
        one.keeping().run();
        Preferences other = Preferences.read(file);
        other.put("settings.theme", "dark");
        other.put("project", "");
        other.keeping().run();
        one.put("screen", "tables");
        Preferences third = Preferences.read(file);
        assertThat(third.get("settings.theme", "")).isEqualTo("dark");
        assertThat(third.get("project", "none")).isEqualTo("none");
    }

    @Test
    void aFigureThatIsNoneGivesTheOther() {
        Preferences preferences = Preferences.read(folder.resolve("none"));
        preferences.put("window.width", "wide");
        assertThat(preferences.get("window.width", 1280)).isEqualTo(1280);
    }

    @Test
    void recentProjectsAreKeptLatestFirstAndEachOnce() {
        Preferences preferences = Preferences.read(folder.resolve("none"));
        RecentProjects recent = new RecentProjects(preferences);
        Instant now = Instant.parse("2026-11-21T12:00:00Z");
        for (int i = 0; i < 20; i++) {
            recent.opened(folder.resolve("project-" + i), now.plusSeconds(i));
        }
        recent.opened(folder.resolve("project-15"), now.plusSeconds(100));
        recent.seen(folder.resolve("project-15"), "success", "Up to date");
        RecentProjects again = new RecentProjects(preferences);
        assertThat(again.list()).hasSize(12).extracting(RecentProjects.Recent::name).startsWith("project-15",
                "project-19");
        assertThat(again.list().getFirst().standing()).isEqualTo("Up to date");
        again.clear();
        assertThat(new RecentProjects(preferences).list()).isEmpty();
    }
}
