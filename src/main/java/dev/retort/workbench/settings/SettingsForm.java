package dev.retort.workbench.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import dev.retort.workbench.control.Buttons;
import dev.retort.workbench.control.Clipboards;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.control.Labels;
import dev.retort.workbench.control.Segments;
import dev.retort.workbench.settings.Settings.ThemeChoice;
import dev.retort.workbench.shell.FolderPrompt;
import dev.retort.workbench.shell.Form;
import dev.retort.workbench.text.Messages;

/** The settings, as the content of a pane; what is changed holds at once. */
public final class SettingsForm {

    private SettingsForm() {}

    /** @param kept where Retort keeps things, by the key of what it keeps there: {@code config}, {@code data} */
    public static Form of(Settings settings, Map<String, Path> kept, FolderPrompt folders) {
        Segments<ThemeChoice> theme = new Segments<>(List.of(ThemeChoice.values()),
                choice -> Messages.text("settings.theme." + choice.name().toLowerCase(Locale.ROOT))).tall();
        theme.setId("settings-theme");
        theme.valueProperty().bindBidirectional(settings.themeProperty());
        TextField backups = new TextField();
        backups.setId("settings-backup-folder");
        backups.getStyleClass().add("mono");
        backups.setAccessibleText(Messages.text("settings.backups").replace("_", ""));
        backups.textProperty().bindBidirectional(settings.backupFolderProperty());
        HBox.setHgrow(backups, Priority.ALWAYS);
        Button change = Buttons.plain(Messages.text("settings.change"));
        change.setOnAction(_ -> folders.ask(Messages.text("settings.backups").replace("_", ""), start(settings))
                .ifPresent(chosen -> backups.setText(chosen.toString())));
        Form form = new Form(Messages.text("settings.title"));
        form.setId("settings-pane");
        return form.field(Messages.text("settings.theme"), theme, "").field(Messages.text("settings.backups"),
                new HBox(8, backups, change), Messages.text("settings.backups-hint")).add(places(kept));
    }

    private static Path start(Settings settings) {
        Path folder = settings.backupFolder();
        return folder != null && Files.isDirectory(folder) ? folder : Path.of(System.getProperty("user.home", "."));
    }

    private static VBox places(Map<String, Path> kept) {
        VBox rows = new VBox(8, Labels.of(Messages.text("settings.folders"), "strong"));
        kept.forEach((key, folder) -> {
            Button copy = Buttons.smallIcon(Icon.COPY, Messages.text("control.copy"));
            copy.setOnAction(_ -> Clipboards.copy(folder.toString()));
            Label what = Labels.of(Messages.text("settings.folder." + key), "secondary");
            what.setMinWidth(120);
            HBox row = new HBox(8, what, Labels.shrinking(folder.toString(), 60, "mono"), Labels.spacer(), copy);
            row.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
            rows.getChildren().add(row);
        });
        return rows;
    }
}
