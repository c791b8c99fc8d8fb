package dev.retort.workbench.control;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

import javafx.stage.FileChooser;
import javafx.stage.Window;

import org.jspecify.annotations.Nullable;

/** The system's dialogs for files, over a window. */
public final class SystemFilePrompt implements FilePrompt {

    private final Supplier<? extends @Nullable Window> owner;

    /** @param owner the window they belong to */
    public SystemFilePrompt(Supplier<? extends @Nullable Window> owner) {
        this.owner = owner;
    }

    @Override
    public Optional<Path> open(String title, @Nullable Path startIn) {
        return path(chooser(title, startIn).showOpenDialog(owner.get()));
    }

    @Override
    public Optional<Path> save(String title, @Nullable Path startIn, String name) {
        FileChooser chooser = chooser(title, startIn);
        chooser.setInitialFileName(name);
        return path(chooser.showSaveDialog(owner.get()));
    }

    private static FileChooser chooser(String title, @Nullable Path startIn) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        if (startIn != null && Files.isDirectory(startIn)) {
            chooser.setInitialDirectory(startIn.toFile());
        }
        return chooser;
    }

    private static Optional<Path> path(@Nullable File chosen) {
        return Optional.ofNullable(chosen).map(File::toPath);
    }
}
