package dev.retort.workbench;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.function.Consumer;

import dev.retort.connect.UserFolders;
import dev.retort.workbench.control.FilePrompt;
import dev.retort.workbench.shell.FolderPrompt;

/**
 * What the workbench needs of the desktop it runs on, handed in so that tests can choose it.
 *
 * @param clock the time
 * @param zone whose times a person reads
 * @param kept where Retort keeps things
 * @param folders asks for a folder
 * @param files asks for a file
 * @param reveal shows a file in the system's file manager
 */
public record Desktop(Clock clock, ZoneId zone, UserFolders kept, FolderPrompt folders, FilePrompt files,
        Consumer<Path> reveal) {}
