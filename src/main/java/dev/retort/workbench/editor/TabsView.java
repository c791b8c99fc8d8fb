package dev.retort.workbench.editor;

import java.util.List;
import java.util.function.Consumer;

import javafx.collections.ListChangeListener;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;

import dev.retort.workbench.control.Icon;
import dev.retort.workbench.text.Messages;

/** The strip of tabs, one for each open file; what is in them stands below it. */
final class TabsView extends TabPane {

    private final EditorViewModel model;
    private final Consumer<OpenFile> close;
    private boolean following;

    /** @param close hears the wish to close a tab */
    TabsView(EditorViewModel model, Consumer<OpenFile> close) {
        this.model = model;
        this.close = close;
        setId("editor-tabs");
        setTabClosingPolicy(TabClosingPolicy.ALL_TABS);
        setMinWidth(0);
        model.open().addListener((ListChangeListener<OpenFile>) _ -> follow());
        model.currentProperty().subscribe(_ -> follow());
        getSelectionModel().selectedItemProperty().subscribe(tab -> {
            if (!following && tab != null && tab.getUserData() instanceof OpenFile file) {
                model.currentProperty().set(file);
            }
        });
    }

    private void follow() {
        following = true;
        List<OpenFile> open = model.open();
        getTabs().removeIf(tab -> !open.contains(tab.getUserData()));
        for (int i = 0; i < open.size(); i++) {
            if (i >= getTabs().size() || getTabs().get(i).getUserData() != open.get(i)) {
                getTabs().add(i, tab(open.get(i)));
            }
        }
        OpenFile current = model.currentProperty().get();
        getTabs().stream().filter(tab -> tab.getUserData() == current).findFirst()
                .ifPresent(getSelectionModel()::select);
        following = false;
    }

    private Tab tab(OpenFile file) {
        Tab tab = new Tab();
        tab.setUserData(file);
        tab.setGraphic(Icon.FILE_TEXT.node(13));
        tab.setTooltip(new Tooltip(file.name()));
        tab.setOnCloseRequest(request -> {
            request.consume();
            close.accept(file);
        });
        file.dirtyProperty().subscribe(dirty -> {
            tab.setText(dirty ? file.shortName() + " \u25cf" : file.shortName());
            tab.getTooltip().setText(dirty ? Messages.text("editor.not-saved", file.name()) : file.name());
        });
        return tab;
    }
}
