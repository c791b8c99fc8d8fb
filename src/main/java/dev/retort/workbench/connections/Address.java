package dev.retort.workbench.connections;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

import dev.retort.connect.DatabaseUrl;
import dev.retort.connect.Secret;
import dev.retort.problem.RetortException;
import dev.retort.sql.DialectName;

/** Where a database is, as a person fills it in: the URL and the fields it is made of follow each other. */
final class Address {

    /** PostgreSQL's own, from the least to the most careful. */
    static final List<String> SSL_MODES = List.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

    private static final String DEFAULT_SSL = "prefer";

    final ObjectProperty<DialectName> kind = new SimpleObjectProperty<>(this, "kind", DialectName.POSTGRESQL);
    final StringProperty url = new SimpleStringProperty(this, "url", "");
    final StringProperty host = new SimpleStringProperty(this, "host", "");
    final StringProperty port = new SimpleStringProperty(this, "port", "");
    final StringProperty database = new SimpleStringProperty(this, "database", "");
    final StringProperty user = new SimpleStringProperty(this, "user", "");
    final ObjectProperty<String> ssl = new SimpleObjectProperty<>(this, "ssl", DEFAULT_SSL);
    final StringProperty file = new SimpleStringProperty(this, "file", "");

    private final Path relativeTo;
    private final Consumer<Secret> passwordFound;
    private final Runnable changed;
    private Map<String, String> furtherOptions = Map.of();
    private String urlProblem = "";
    private boolean following;

    /**
     * @param relativeTo where a relative path of an SQLite file starts
     * @param passwordFound hears a password that stands in a URL
     * @param changed called once all of it agrees again
     */
    Address(Path relativeTo, Consumer<Secret> passwordFound, Runnable changed) {
        this.relativeTo = relativeTo;
        this.passwordFound = passwordFound;
        this.changed = changed;
        // Nobody hears of it while it is made.
        following = true;
        url.subscribe(text -> follow(() -> readUrl(text)));
        for (ObservableValue<?> part : List.of(kind, host, port, database, user, ssl, file)) {
            part.subscribe(_ -> follow(this::writeUrl));
        }
        following = false;
    }

    boolean isServer() {
        return kind.get() == DialectName.POSTGRESQL;
    }

    /** Why the URL cannot be read, in words; empty where it can. */
    String urlProblem() {
        return urlProblem;
    }

    /** Whether its parts are just being brought to agree. */
    boolean isFollowing() {
        return following;
    }

    void show(DatabaseUrl at) {
        follow(() -> {
            spread(at);
            writeUrl();
        });
    }

    /** Writes the URL anew from the fields, once a person is done typing it: shorter forms and passwords go. */
    void tidyUrl() {
        if (urlProblem.isEmpty()) {
            follow(this::writeUrl);
        }
    }

    /** Lets one side follow the other without being followed back. */
    private void follow(Runnable change) {
        if (!following) {
            following = true;
            try {
                change.run();
            } finally {
                following = false;
            }
            changed.run();
        }
    }

    private void readUrl(String text) {
        urlProblem = "";
        if (text.isBlank()) {
            return;
        }
        try {
            spread(DatabaseUrl.parse(text, relativeTo));
        } catch (RetortException unreadable) {
            urlProblem = unreadable.message();
        }
    }

    private void spread(DatabaseUrl parts) {
        kind.set(parts.dialect());
        Map<String, String> options = new TreeMap<>(parts.options());
        if (parts.dialect() == DialectName.SQLITE) {
            file.set(parts.database());
        } else {
            host.set(parts.host());
            port.set(parts.port() == 0 ? "" : Integer.toString(parts.port()));
            database.set(parts.database());
            user.set(parts.user());
            ssl.set(Objects.requireNonNullElse(options.remove("sslmode"), DEFAULT_SSL));
        }
        furtherOptions = Map.copyOf(options);
        Secret secret = parts.password();
        if (secret != null) {
            passwordFound.accept(secret);
        }
    }

    private void writeUrl() {
        urlProblem = "";
        boolean writable = isServer() ? isPort() : isFileNamed();
        url.set(writable ? databaseUrl().text() : "");
    }

    boolean isFileNamed() {
        try {
            return !relativeTo.resolve(file.get().strip()).equals(relativeTo);
        } catch (InvalidPathException _) {
            return false;
        }
    }

    /** Whether the port is one, or left out. */
    boolean isPort() {
        return portNumber() >= 0;
    }

    /** The fields as a URL, without a password. */
    DatabaseUrl databaseUrl() {
        if (!isServer()) {
            return file.get().strip().equals(DatabaseUrl.MEMORY)
                    ? new DatabaseUrl(DialectName.SQLITE, "", 0, DatabaseUrl.MEMORY, "", null, furtherOptions)
                    : new DatabaseUrl(DialectName.SQLITE, "", 0,
                            relativeTo.resolve(file.get().strip()).normalize().toString(), "", null, furtherOptions);
        }
        Map<String, String> options = new TreeMap<>(furtherOptions);
        if (!ssl.get().equals(DEFAULT_SSL)) {
            options.put("sslmode", ssl.get());
        }
        return new DatabaseUrl(DialectName.POSTGRESQL, host.get().strip(), portNumber(), database.get().strip(),
                user.get().strip(), null, options);
    }

    /** 0 where none is given, -1 where it is no port. */
    private int portNumber() {
        String typed = port.get().strip();
        if (typed.isEmpty()) {
            return 0;
        }
        if (!typed.matches("[0-9]{1,5}")) {
            return -1;
        }
        int number = Integer.parseInt(typed);
        return number >= 1 && number <= 65_535 ? number : -1;
    }

    /** What the fields hold that count for this kind of database. */
    Map<Field, Object> values() {
        Map<Field, Object> values = new EnumMap<>(Field.class);
        values.put(Field.KIND, kind.get());
        values.put(Field.URL, furtherOptions);
        if (isServer()) {
            values.put(Field.HOST, host.get());
            values.put(Field.PORT, port.get());
            values.put(Field.DATABASE, database.get());
            values.put(Field.USER, user.get());
            values.put(Field.SSL, ssl.get());
        } else {
            values.put(Field.FILE, file.get());
        }
        return values;
    }
}
