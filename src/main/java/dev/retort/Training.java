package dev.retort;

import dev.retort.cli.CommandLineProgram;

/** Does several commands in one process: what the distribution's AOT cache is trained with. */
final class Training {

    private Training() {}

    /** @param commands each a command line, its words between blanks; the first that fails ends the training */
    public static void main(String[] commands) {
        Main.prepareLogging();
        for (String command : commands) {
            int code = CommandLineProgram.ofThisProcess().run(command.split(" "));
            if (code != 0) {
                System.err.println("The training failed at: " + command);
                System.exit(code);
            }
        }
        System.exit(0);
    }
}
