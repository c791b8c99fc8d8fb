package dev.retort.connect;

/** A password. Its text is given only on request and never by {@link #toString()}. */
public record Secret(String value) {

    @Override
    public String toString() {
        return "***";
    }
}
