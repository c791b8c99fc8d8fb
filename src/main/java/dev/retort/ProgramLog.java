package dev.retort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;

import org.jspecify.annotations.Nullable;

import dev.retort.connect.UserFolders;

/**
 * Writes {@code retort.0.log} in the user's folder for state, once there is something to write. When it has grown to a
 * megabyte it becomes {@code retort.1.log}, which it replaces.
 */
public final class ProgramLog extends Handler {

    private static final int LIMIT = 1_000_000;

    private @Nullable FileHandler file;
    private boolean unusable;

    @Override
    public synchronized void publish(LogRecord record) {
        if (!isLoggable(record) || unusable) {
            return;
        }
        try {
            if (file == null) {
                file = open();
            }
            file.publish(record);
        } catch (IOException e) {
            // There is nowhere left to tell it: the console belongs to the command line.
            unusable = true;
        }
    }

    private static FileHandler open() throws IOException {
        Path folder = UserFolders
                .of(System.getenv(), System.getProperty("os.name", ""), Path.of(System.getProperty("user.home", "")))
                .state();
        Files.createDirectories(folder);
        // In the pattern a percent sign stands for something else.
        String pattern = folder.toString().replace("%", "%%") + "/retort.%g.log";
        FileHandler handler = new FileHandler(pattern, LIMIT, 2, true);
        handler.setFormatter(new SimpleFormatter());
        handler.setEncoding("UTF-8");
        return handler;
    }

    @Override
    public synchronized void flush() {
        if (file != null) {
            file.flush();
        }
    }

    @Override
    public synchronized void close() {
        if (file != null) {
            file.close();
        }
    }
}
