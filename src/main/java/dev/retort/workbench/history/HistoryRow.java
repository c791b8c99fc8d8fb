package dev.retort.workbench.history;

import java.util.Locale;

import dev.retort.run.LogEntry;

/** One row of the history. */
sealed interface HistoryRow {

    String revision();

    String message();

    /** Whether what is searched for, in lower case, is anywhere in it. */
    boolean matches(String wanted);

    /** A step that Retort ran and wrote down. */
    record Ran(LogEntry entry) implements HistoryRow {

        @Override
        public String revision() {
            return entry.revision();
        }

        @Override
        public String message() {
            return entry.message();
        }

        @Override
        public boolean matches(String wanted) {
            String all = String.join("\n", entry.revision(), entry.message(), entry.direction().text(),
                    entry.result(), entry.error(), entry.user(), entry.host(),
                    entry.backup() == null ? "" : entry.backup());
            return all.toLowerCase(Locale.ROOT).contains(wanted);
        }
    }

    /** A revision that is applied though the log knows nothing of it: another tool ran it, or it was stamped there. */
    record Elsewhere(String revision, String message) implements HistoryRow {

        @Override
        public boolean matches(String wanted) {
            return (revision + "\n" + message).toLowerCase(Locale.ROOT).contains(wanted);
        }
    }
}
