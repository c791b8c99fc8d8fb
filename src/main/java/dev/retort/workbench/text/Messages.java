package dev.retort.workbench.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The sentences and words a person reads, from {@code messages.properties}. */
public final class Messages {

    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("dev.retort.workbench.messages", Locale.ROOT);

    private Messages() {}

    /**
     * The text under a key, as it stands.
     *
     * @throws java.util.MissingResourceException for a key the file does not have, which is a bug
     */
    public static String text(String key) {
        return BUNDLE.getString(key);
    }

    /**
     * The text under a key as a {@link MessageFormat}: {@code {0}} and so on are filled in, an apostrophe is written
     * twice. Numbers come out with thousands separators.
     */
    public static String text(String key, Object... values) {
        return new MessageFormat(BUNDLE.getString(key), Locale.ENGLISH).format(values);
    }
}
