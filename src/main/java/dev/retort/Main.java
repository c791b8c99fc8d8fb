package dev.retort;

import dev.retort.cli.CommandLineProgram;
import dev.retort.cli.call.ExitCode;
import dev.retort.workbench.NoDisplayException;
import dev.retort.workbench.RetortApplication;

/** Picks the face: no arguments open the workbench, otherwise the command line runs. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        prepareLogging();
        CommandLineProgram commandLine = CommandLineProgram.ofThisProcess();
        int code = args.length == 0 ? Window.open(commandLine) : commandLine.run(args);
        if (args.length == 0 || code != ExitCode.DONE) {
            System.exit(code);
        }
        // A command leaves nothing running behind it: to return is to end, and exiting first makes a logger to say so.
    }

    /** The settings are read when something first logs, which most commands never do. */
    static void prepareLogging() {
        System.setProperty("java.util.logging.config.class", LogSettings.class.getName());
    }

    /** Apart from the command line, which runs without JavaFX's classes. */
    private static final class Window {

        static int open(CommandLineProgram otherwise) {
            try {
                RetortApplication.open();
                return 0;
            } catch (NoDisplayException e) {
                return otherwise.usage(String.valueOf(e.getMessage()));
            } catch (LinkageError e) {
                return otherwise.usage("The window cannot open: JavaFX is missing or does not fit this system (" + e
                        + ").");
            }
        }
    }
}
