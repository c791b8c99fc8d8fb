package dev.retort.workbench.shell;

import java.util.function.BooleanSupplier;

import dev.retort.workbench.control.Icon;

/**
 * Something the palette can run.
 *
 * @param title in the imperative
 * @param keys its shortcut as a keycap shows it; empty for none
 * @param enabled whether it makes sense now
 */
public record Action(Icon icon, String title, String keys, BooleanSupplier enabled, Runnable run) {

    public static Action always(Icon icon, String title, String keys, Runnable run) {
        return new Action(icon, title, keys, () -> true, run);
    }
}
