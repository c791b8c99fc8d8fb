package dev.retort.workbench.shell;

import java.util.List;
import java.util.Locale;

import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import dev.retort.workbench.control.Labels;
import dev.retort.workbench.text.Messages;

/** The keys that work everywhere. */
final class ShortcutsForm {

    private static final List<String> EVERYWHERE = List.of("Shortcut+P", "Shortcut+O", "F5", "Shortcut+F",
            "Shortcut+Enter", "Shift+F10", "Shortcut+S", "Shortcut+W", "Shortcut+R", "Esc");

    private ShortcutsForm() {}

    static Form of(List<Screen> screens) {
        VBox rows = new VBox(8);
        for (String keys : EVERYWHERE) {
            rows.getChildren().add(row(keys, Messages.text("shortcuts." + keys.toLowerCase(Locale.ROOT))));
        }
        for (int i = 0; i < screens.size(); i++) {
            rows.getChildren().add(row("Shortcut+" + (i + 1), screens.get(i).title()));
        }
        return new Form(Messages.text("welcome.shortcuts"), rows);
    }

    private static HBox row(String keys, String what) {
        return new HBox(8, Labels.of(what), Labels.spacer(),
                Labels.keycap(keys.equals("Esc") ? keys : Keys.words(keys)));
    }
}
