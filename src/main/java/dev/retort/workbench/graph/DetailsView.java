package dev.retort.workbench.graph;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import dev.retort.engine.RevisionState;
import dev.retort.workbench.control.Banner;
import dev.retort.workbench.control.Buttons;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.control.Labels;
import dev.retort.workbench.control.Tag;
import dev.retort.workbench.graph.GraphRow.Place;
import dev.retort.workbench.shell.Session;
import dev.retort.workbench.text.DatabaseWords;
import dev.retort.workbench.text.Figures;
import dev.retort.workbench.text.Messages;
import dev.retort.workbench.work.Work;

/** What is selected: what it is, when it was applied, what can be done with it, and its SQL. */
final class DetailsView extends BorderPane {

    private final Session session;
    private final GraphViewModel graph;
    private final GraphActions actions;
    private final ZoneId zone;
    private final VBox head = new VBox(8);
    private final Button close = Buttons.icon(Icon.CLOSE, Messages.text("details.close"));
    private final DetailsTabs tabs;

    DetailsView(Session session, GraphViewModel graph, DetailsModel model, GraphActions actions, Work work,
            ZoneId zone) {
        this.session = session;
        this.graph = graph;
        this.actions = actions;
        this.zone = zone;
        this.tabs = new DetailsTabs(model, work, actions::edit);
        setId("revision-details");
        getStyleClass().add("revision-details");
        head.getStyleClass().add("details-head");
        setTop(head);
        model.rowProperty().subscribe(_ -> show(model));
        model.otherProperty().subscribe(_ -> show(model));
    }

    void onClose(Runnable action) {
        close.setOnAction(_ -> action.run());
    }

    private void show(DetailsModel model) {
        GraphRow row = model.rowProperty().get();
        GraphRow other = model.otherProperty().get();
        head.getChildren().clear();
        setCenter(null);
        if (row == null) {
            return;
        }
        if (row.place() == Place.MISSING) {
            showMissing(row);
        } else if (other != null) {
            head.getChildren().addAll(
                    new HBox(8, Labels.wrapped(Messages.text("details.between"), "heading"), Labels.spacer(), close),
                    facts(List.of(new Fact("details.from", mono(other.id())), new Fact("details.to", mono(row.id())))));
            tabs.showRevision(false);
            setCenter(tabs);
        } else {
            showOne(row);
            tabs.showRevision(true);
            setCenter(tabs);
        }
    }

    private void showOne(GraphRow row) {
        Button edit = Buttons.icon(Icon.EDIT, Messages.text("graph.edit"));
        edit.setOnAction(_ -> actions.edit(row));
        Button more = Buttons.icon(Icon.MORE, Messages.text("details.more"));
        more.setId("details-more");
        more.setOnAction(_ -> actions.menu(row).show(more, Side.BOTTOM, 0, 4));
        HBox top = new HBox(8);
        top.getChildren().addAll(tags(row));
        top.getChildren().addAll(Labels.spacer(), edit, more, close);
        top.getStyleClass().add("details-top");
        String message = row.message().isEmpty() ? Messages.text("graph.no-message") : row.message();
        head.getChildren().addAll(top, Labels.wrapped(message, "heading"), facts(facts(row)));
        if (row.state().edited()) {
            head.getChildren().add(new Banner(Banner.Look.WARNING, Messages.text("details.edited")));
        }
        head.getChildren().add(buttons(row));
    }

    private static List<Node> tags(GraphRow row) {
        List<Node> tags = new ArrayList<>();
        switch (row.place()) {
            case PENDING -> tags.add(new Tag(Icon.PENDING, Messages.text("graph.pending"), Tag.Look.PLAIN));
            case CURRENT -> tags.add(new Tag(Icon.CURRENT, Messages.text("graph.current"), Tag.Look.FILLED));
            case APPLIED -> tags.add(new Tag(Icon.CHECK, Messages.text("graph.applied"), Tag.Look.SUCCESS));
            case MISSING -> tags.add(new Tag(Icon.PROBLEM, Messages.text("graph.no-file"), Tag.Look.DANGER));
            case UNKNOWN -> {}
        }
        if (row.head()) {
            tags.add(new Tag(Icon.HEAD, Messages.text("graph.head"), Tag.Look.STRONG));
        }
        return tags;
    }

    private record Fact(String key, Node value) {}

    private List<Fact> facts(GraphRow row) {
        List<Fact> facts = new ArrayList<>();
        Label id = mono(row.id());
        id.setId("details-id");
        Button copy = Buttons.smallIcon(Icon.COPY, Messages.text("graph.copy-id"));
        copy.setOnAction(_ -> actions.copyId(row));
        facts.add(new Fact("details.id", row(id, copy)));
        if (row.revision() != null) {
            facts.add(new Fact("details.revises", links(row.revision().downRevisions())));
            if (!row.needs().isEmpty()) {
                facts.add(new Fact("details.needs", links(row.needs())));
            }
            facts.add(new Fact("details.file", mono(row.file())));
            if (row.revision().created() != null) {
                facts.add(new Fact("details.created",
                        new Label(Figures.minute(row.revision().created(), zone))));
            }
        }
        facts.add(new Fact("details.applied", Labels.wrapped(applied(row), row.isApplied() ? "label" : "hint")));
        return facts;
    }

    private Node links(List<String> ids) {
        FlowPane links = new FlowPane(8, 2);
        links.setPrefWrapLength(280);
        if (ids.isEmpty()) {
            links.getChildren().add(Labels.of(Messages.text("details.base"), "hint"));
        }
        for (String id : ids) {
            Node link = graph.row(id).isPresent() ? Buttons.link(id, () -> graph.select(id)) : mono(id);
            link.getStyleClass().add("mono");
            links.getChildren().add(link);
        }
        return links;
    }

    private String applied(GraphRow row) {
        String database = session.database().map(DatabaseWords::shortName).orElse("");
        RevisionState state = row.state();
        if (row.place() == Place.UNKNOWN) {
            return Messages.text("details.unknown");
        }
        if (!row.isApplied()) {
            return Messages.text("details.not-yet", database);
        }
        if (state.appliedAt() == null) {
            return Messages.text("details.not-by-retort");
        }
        String when = Figures.minute(state.appliedAt(), zone);
        String who = state.appliedBy().isEmpty() ? when : Messages.text("details.by", when, state.appliedBy());
        return state.duration() == null
                ? who
                : Messages.text("details.took", who, Figures.duration(state.duration()));
    }

    private FlowPane buttons(GraphRow row) {
        FlowPane buttons = new FlowPane(8, 8);
        boolean canUp = row.place() == Place.PENDING;
        if (canUp) {
            Button up = Buttons.outlined(Icon.ARROW_UP, Messages.text("graph.upgrade-here"));
            up.setId("action-upgrade-here");
            up.setDisable(!actions.isIdle());
            up.setOnAction(_ -> actions.upgradeTo(row));
            buttons.getChildren().add(up);
        } else if (row.isApplied()) {
            Button down = Buttons.outlined(Icon.ARROW_DOWN, Messages.text("graph.downgrade-here"));
            down.setId("action-downgrade-here");
            down.setDisable(!actions.isIdle() || !actions.canDowngradeTo(row));
            down.setOnAction(_ -> actions.downgradeTo(row));
            buttons.getChildren().add(down);
        }
        Button edit = Buttons.plain(Icon.EDIT, Messages.text("graph.edit"));
        edit.setId("action-edit");
        edit.setOnAction(_ -> actions.edit(row));
        Button create = Buttons.plain(Icon.LABEL, Messages.text("details.new-revision"));
        create.setId("action-new-revision");
        create.setOnAction(_ -> actions.newRevisionOn(row));
        buttons.getChildren().addAll(edit, create);
        buttons.getStyleClass().add("details-buttons");
        return buttons;
    }

    /** What to do about an id that the database names and no file has. */
    private void showMissing(GraphRow row) {
        HBox top = new HBox(8);
        top.getChildren().addAll(tags(row));
        top.getChildren().addAll(Labels.spacer(), close);
        top.getStyleClass().add("details-top");
        Button stampHead = Buttons.plain(Icon.STAMP, Messages.text("details.missing.stamp"));
        stampHead.setId("action-stamp-purge");
        stampHead.setOnAction(_ -> actions.stampPurged("heads"));
        Button refresh = Buttons.plain(Icon.REFRESH, Messages.text("details.missing.again"));
        refresh.setOnAction(_ -> session.reload());
        Label id = mono(row.id());
        id.setId("details-id");
        head.getChildren().addAll(top, Labels.wrapped(Messages.text("graph.missing"), "heading"),
                facts(List.of(new Fact("details.id", id))),
                Labels.wrapped(Messages.text("details.missing.text")),
                Labels.wrapped(Messages.text("details.missing.file")), refresh,
                Labels.wrapped(Messages.text("details.missing.purge")), stampHead);
    }

    private static GridPane facts(List<Fact> facts) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("facts");
        for (int i = 0; i < facts.size(); i++) {
            Label name = Labels.of(Messages.text(facts.get(i).key()), "secondary");
            name.setMinWidth(68);
            grid.addRow(i, name, facts.get(i).value());
        }
        return grid;
    }

    private static HBox row(Node... nodes) {
        HBox row = new HBox(4, nodes);
        row.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        return row;
    }

    private static Label mono(@Nullable String text) {
        return Labels.of(text == null ? "" : text, "mono");
    }
}
