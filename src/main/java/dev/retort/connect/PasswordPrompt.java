package dev.retort.connect;

import java.util.Optional;

/** Asks a person for a password. */
@FunctionalInterface
public interface PasswordPrompt {

    /** For where nobody can be asked. */
    PasswordPrompt NOBODY = (_, _) -> Optional.empty();

    /**
     * Asks and waits for the answer.
     *
     * @param database the profile's name, or the URL without password
     * @param reason why it is asked, a sentence
     * @return empty where they would not say, or nobody can be asked
     */
    Optional<Secret> ask(String database, String reason);
}
