package dev.retort.workbench.shell;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import javafx.scene.control.Button;
import javafx.scene.control.PasswordField;

import org.jspecify.annotations.Nullable;

import dev.retort.connect.PasswordPrompt;
import dev.retort.connect.Secret;
import dev.retort.workbench.control.Buttons;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.control.Labels;
import dev.retort.workbench.text.Messages;
import dev.retort.workbench.work.Work;

/** Asks for a password in a pane, while the work that needs it waits on its own thread. */
public final class PasswordPane implements PasswordPrompt {

    private final Work work;
    private @Nullable Panes panes;

    public PasswordPane(Work work) {
        this.work = work;
    }

    /** Where to ask, once there is a window; nobody is asked before. */
    public void askIn(Panes where) {
        panes = where;
    }

    @Override
    public Optional<Secret> ask(String database, String reason) {
        CompletableFuture<Optional<Secret>> answer = new CompletableFuture<>();
        work.toWindow(() -> {
            if (panes == null) {
                answer.complete(Optional.empty());
            } else {
                show(panes, database, reason, answer);
            }
        });
        return answer.join();
    }

    private static void show(Panes panes, String database, String reason,
            CompletableFuture<Optional<Secret>> answer) {
        PasswordField field = new PasswordField();
        field.setId("password-field");
        Button use = Buttons.primary(Icon.KEY, Messages.text("password.use"));
        use.setId("password-use");
        use.setDefaultButton(true);
        use.setOnAction(_ -> {
            answer.complete(Optional.of(new Secret(field.getText())));
            panes.close();
        });
        Button cancel = Buttons.plain(Messages.text("control.cancel"));
        cancel.setOnAction(_ -> panes.close());
        Form form = new Form(Messages.text("password.title", database), Labels.wrapped(reason, "muted"))
                .field(Messages.text("password.field"), field, Messages.text("password.kept"))
                .buttons(List.of(cancel, use));
        panes.open(Pane.narrow(form).whenClosed(() -> answer.complete(Optional.empty())));
    }
}
