package dev.retort.cli.prompt;

import java.util.Locale;
import java.util.Optional;

/** What a person typed, as what was asked. */
public final class Answers {

    private Answers() {}

    /** Empty where it is neither. */
    public static Optional<Boolean> yesOrNo(String typed) {
        return switch (typed.strip().toLowerCase(Locale.ROOT)) {
            case "y", "yes" -> Optional.of(true);
            case "n", "no" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
