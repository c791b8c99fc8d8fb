package dev.retort.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The console blocks of a README. */
final class Console {

    private Console() {}

    /**
     * A command behind {@code $} in a block fenced as {@code console}.
     *
     * @param line of the README, from 1
     * @param command without the {@code $}
     * @param shown the lines below it, which are some of those it prints, in their order, without the blanks around
     */
    record Command(int line, String command, List<String> shown) {

        /** Whether it is shown to fail. */
        boolean fails() {
            return shown.stream().anyMatch(text -> text.startsWith("error:"));
        }
    }

    static List<Command> read(Path readme) throws IOException {
        List<Command> commands = new ArrayList<>();
        boolean inside = false;
        List<String> lines = Files.readAllLines(readme);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("```")) {
                inside = line.equals("```console");
            } else if (inside && line.startsWith("$ ")) {
                commands.add(new Command(i + 1, line.substring(2), new ArrayList<>()));
            } else if (inside) {
                commands.getLast().shown().add(line.strip());
            }
        }
        return commands;
    }
}
