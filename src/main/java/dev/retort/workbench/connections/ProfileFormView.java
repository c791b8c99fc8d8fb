package dev.retort.workbench.connections;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

import javafx.beans.property.Property;
import javafx.collections.MapChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;

import dev.retort.connect.BackupPolicy;
import dev.retort.connect.PasswordStore;
import dev.retort.connect.Passwords;
import dev.retort.sql.DialectName;
import dev.retort.workbench.connections.FormGrid.Part;
import dev.retort.workbench.control.Buttons;
import dev.retort.workbench.control.FilePrompt;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.control.Labels;
import dev.retort.workbench.control.Segments;
import dev.retort.workbench.text.Messages;

/** The fields of one profile. */
final class ProfileFormView extends ScrollPane {

    private final FormGrid grid = new FormGrid();
    private final TextField name = field("profile-name", "connections.field.name", 280);
    private final Segments<DialectName> kind = new Segments<>(
            List.of(DialectName.POSTGRESQL, DialectName.SQLITE), DialectName::title).tall();
    private final EnvironmentChoice environment = new EnvironmentChoice("profile-environment");
    private final TextField url = field("profile-url", "connections.field.url", Double.MAX_VALUE);
    private final TextField host = field("profile-host", "connections.field.host", Double.MAX_VALUE);
    private final TextField port = field("profile-port", "connections.field.port", 84);
    private final TextField database = field("profile-database", "connections.field.database", Double.MAX_VALUE);
    private final TextField user = field("profile-user", "connections.field.user", Double.MAX_VALUE);
    private final PasswordInput password = new PasswordInput("profile-password");
    private final ComboBox<PasswordStore> store = choice("profile-password-store", "connections.field.store",
            List.of(PasswordStore.values()),
            value -> Messages.text("connections.store." + value.name().toLowerCase(java.util.Locale.ROOT)));
    private final Label passwordHint = hint("");
    private final ComboBox<String> ssl = choice("profile-ssl", "connections.field.ssl", Address.SSL_MODES,
            Function.identity());
    private final TextField file = field("profile-file", "connections.field.file", Double.MAX_VALUE);
    private final TextField lockTimeout = field("profile-lock-timeout", "connections.field.lock-timeout", 84);
    private final TextField statementTimeout = field("profile-statement-timeout",
            "connections.field.statement-timeout", 84);
    private final ComboBox<BackupPolicy> backup = choice("profile-backup", "connections.field.backup",
            List.of(BackupPolicy.values()),
            value -> Messages.text("connections.backup." + value.name().toLowerCase(java.util.Locale.ROOT)));

    private final FilePrompt files;
    private final MapChangeListener<Field, String> problemsHeard = change -> grid
            .setProblems(java.util.Map.copyOf(change.getMap()));
    private @Nullable ProfileForm form;
    private Subscription bonds = Subscription.EMPTY;

    ProfileFormView(FilePrompt files) {
        this.files = files;
        kind.setId("profile-kind");
        url.getStyleClass().add("mono");
        file.getStyleClass().add("mono");
        host.setPromptText(Messages.text("connections.field.host.prompt"));
        port.setPromptText(Messages.text("connections.field.port.prompt"));
        store.setPrefWidth(180);
        store.setMinWidth(150);
        ssl.setPrefWidth(180);
        backup.setPrefWidth(180);
        url.focusedProperty().subscribe((_, focused) -> {
            if (!focused && form != null) {
                form.address.tidyUrl();
            }
        });
        addRows();
        setContent(grid);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
    }

    private void addRows() {
        grid.addRow(text("name"), name, null, () -> true, new Part(Field.NAME, name));
        grid.addRow(text("kind"), kind, null, () -> true);
        grid.addRow(text("environment"), environment, null, () -> true);
        grid.addRow(text("url"), framed(Icon.LINK, url), hint(Messages.text("connections.field.url.hint")),
                () -> true, new Part(Field.URL, url));
        grid.addRow(text("host"), row(host, beside("port"), port), null, this::onServer,
                new Part(Field.PORT, port));
        grid.addRow(text("database"), row(database, beside("user"), user), null, this::onServer,
                new Part(Field.DATABASE, database));
        HBox.setHgrow(password, Priority.ALWAYS);
        grid.addRow(text("password"), row(password, store), passwordHint, this::onServer);
        grid.addRow(text("ssl"), ssl, null, this::onServer);
        Button browse = Buttons.plain(Messages.text("connections.field.file.browse"));
        browse.setId("profile-file-browse");
        browse.setMinWidth(Region.USE_PREF_SIZE);
        browse.setOnAction(_ -> browse());
        grid.addRow(text("file"), row(file, browse), hint(Messages.text("connections.field.file.hint")),
                () -> !onServer(), new Part(Field.FILE, file));
        Label section = Labels.of(Messages.text("connections.section.migrations"), "strong", "form-section");
        section.setMaxWidth(Double.MAX_VALUE);
        grid.addWide(section);
        FlowPane limits = new FlowPane(8, 8, lockTimeout, row(beside("statement-timeout"), statementTimeout));
        grid.addRow(text("lock-timeout"), limits, null,
                () -> true, new Part(Field.LOCK_TIMEOUT, lockTimeout),
                new Part(Field.STATEMENT_TIMEOUT, statementTimeout));
        grid.addRow(text("backup"), backup, hint(Messages.text("connections.field.backup.hint")), () -> true);
    }

    /** Shows another form; what is typed from now on goes there. */
    void show(ProfileForm now) {
        release();
        form = now;
        password.reveal(false);
        bonds = Subscription.combine(bind(name.textProperty(), now.name), bind(kind.valueProperty(), now.address.kind),
                bind(environment.valueProperty(), now.environment), bind(url.textProperty(), now.address.url),
                bind(host.textProperty(), now.address.host), bind(port.textProperty(), now.address.port),
                bind(database.textProperty(), now.address.database), bind(user.textProperty(), now.address.user),
                bind(password.textProperty(), now.password), bind(store.valueProperty(), now.passwordStore),
                bind(ssl.valueProperty(), now.address.ssl), bind(file.textProperty(), now.address.file),
                bind(lockTimeout.textProperty(), now.lockTimeout),
                bind(statementTimeout.textProperty(), now.statementTimeout), bind(backup.valueProperty(), now.backup),
                now.address.kind.subscribe(_ -> grid.arrange()), now.passwordStore.subscribe(_ -> explainPassword(now)),
                now.name.subscribe(_ -> explainPassword(now)));
        now.problems().addListener(problemsHeard);
        grid.setProblems(java.util.Map.copyOf(now.problems()));
        grid.begin(!now.isDraft());
    }

    private void release() {
        bonds.unsubscribe();
        if (form != null) {
            form.problems().removeListener(problemsHeard);
        }
    }

    private static <T> Subscription bind(Property<T> shown, Property<T> held) {
        shown.bindBidirectional(held);
        return () -> shown.unbindBidirectional(held);
    }

    private void explainPassword(ProfileForm of) {
        boolean asked = ConnectionsViewModel.isPasswordAsked(of);
        password.setDisable(!asked);
        password.setPrompt(
                Messages.text("connections.field.password." + (asked ? "asked" : "environment") + ".prompt"));
        passwordHint.setText(asked
                ? Messages.text("connections.field.password.asked")
                : Messages.text("connections.field.password.environment", Passwords.variableOf(of.name.get())));
    }

    /** Shows everything that is wrong and leads to the first of it. */
    void insist() {
        grid.insist();
    }

    /** Begins where a new profile is filled in. */
    void focusName() {
        name.requestFocus();
        name.selectAll();
    }

    private boolean onServer() {
        return form == null || form.address.kind.get() == DialectName.POSTGRESQL;
    }

    private void browse() {
        Path typed = file.getText().isBlank() ? null : Path.of(file.getText().strip()).getParent();
        files.open(Messages.text("connections.field.file.title"), typed)
                .ifPresent(chosen -> file.setText(chosen.toString()));
    }

    private static String text(String field) {
        return Messages.text("connections.field." + field);
    }

    private static Label beside(String field) {
        Label label = Labels.of(text(field), "form-label");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private static Label hint(String words) {
        return Labels.wrapped(words, "secondary");
    }

    private static HBox row(Node... nodes) {
        HBox row = new HBox(8, nodes);
        row.getStyleClass().add("form-row");
        return row;
    }

    private static HBox framed(Icon icon, TextField within) {
        HBox frame = new HBox(icon.node(14), within);
        frame.getStyleClass().add("framed-field");
        return frame;
    }

    private static TextField field(String id, String nameKey, double width) {
        TextField field = new TextField();
        field.setId(id);
        field.setAccessibleText(Messages.text(nameKey));
        if (width == Double.MAX_VALUE) {
            field.setMinWidth(0);
            HBox.setHgrow(field, Priority.ALWAYS);
        } else {
            field.setPrefWidth(width);
            field.setMinWidth(Math.min(width, 160));
            field.setMaxWidth(width);
        }
        return field;
    }

    private static <T> ComboBox<T> choice(String id, String nameKey, List<T> choices, Function<T, String> words) {
        ComboBox<T> box = new ComboBox<>();
        box.setId(id);
        box.setAccessibleText(Messages.text(nameKey));
        box.getItems().setAll(choices);
        box.setCellFactory(_ -> new ChoiceCell<>(words));
        box.setButtonCell(new ChoiceCell<>(words));
        return box;
    }

    private static final class ChoiceCell<T> extends ListCell<T> {

        private final Function<T, String> words;

        ChoiceCell(Function<T, String> words) {
            this.words = words;
        }

        @Override
        protected void updateItem(@Nullable T value, boolean empty) {
            super.updateItem(value, empty);
            setText(empty || value == null ? null : words.apply(value));
        }
    }
}
