package dev.retort;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.LogManager;

/** What is logged: warnings and errors, to a file of the user's; nothing to the console, which is the faces'. */
public final class LogSettings {

    /** Called by the log manager, by the name in {@code java.util.logging.config.class}. */
    public LogSettings() throws IOException {
        String settings = "handlers = " + ProgramLog.class.getName() + "\n.level = WARNING\n";
        LogManager.getLogManager()
                .readConfiguration(new ByteArrayInputStream(settings.getBytes(StandardCharsets.ISO_8859_1)));
    }
}
