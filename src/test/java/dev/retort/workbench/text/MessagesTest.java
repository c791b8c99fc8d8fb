package dev.retort.workbench.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

class MessagesTest {

    private static final Path WORKBENCH = Path.of("src/main/java/dev/retort/workbench");
    private static final Pattern USE = Pattern.compile("Messages\\.text\\(\\s*\"([^\"]+)\"\\s*[,)]");

    @Test
    void everyKeyTheWorkbenchNamesHasItsText() throws IOException {
        List<String> missing = new ArrayList<>();
        try (Stream<Path> files = Files.walk(WORKBENCH)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
                Matcher use = USE.matcher(Files.readString(file));
                while (use.find()) {
                    if (isMissing(use.group(1))) {
                        missing.add(file.getFileName() + ": " + use.group(1));
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    private static boolean isMissing(String key) {
        try {
            return Messages.text(key).isEmpty();
        } catch (java.util.MissingResourceException _) {
            return true;
        }
    }

    @Test
    void aCountIsWordedByItsNumber() {
        assertThat(Messages.text("summary.behind", 1)).isEqualTo("1 revision behind");
        assertThat(Messages.text("summary.behind", 1234)).isEqualTo("1,234 revisions behind");
        assertThatCode(() -> Messages.text("apply.done.upgrade", 3, "27.4 s")).doesNotThrowAnyException();
    }
}
