package dev.retort.cli.verb;

import dev.retort.backup.BackupProgress;
import dev.retort.cli.call.Invocation;
import dev.retort.cli.output.LiveLine;
import dev.retort.cli.output.Phrases;
import dev.retort.cli.output.Terminal;

/** How far a backup or a restore is: one line on a terminal, nothing elsewhere. Ctrl-C closes it on another thread. */
final class CopyProgress implements BackupProgress, AutoCloseable {

    private final Terminal terminal;
    private final String what;
    private final LiveLine line;
    private String shown = "";

    private CopyProgress(Terminal terminal, String what, LiveLine line) {
        this.terminal = terminal;
        this.what = what;
        this.line = line;
    }

    /** @param what is done, such as {@code Restoring} */
    static CopyProgress of(Invocation invocation, String what) {
        Terminal terminal = invocation.terminal();
        boolean shows = terminal.redraws() && !invocation.options().json;
        CopyProgress progress = new CopyProgress(terminal, what,
                new LiveLine(invocation.printer(), shows ? terminal.columns() : 1));
        if (shows) {
            progress.show(what + " …");
        }
        return progress;
    }

    @Override
    public synchronized void at(long done, long expected) {
        if (!shown.isEmpty()) {
            show(text(done, expected));
        }
    }

    private String text(long done, long expected) {
        return what + "  " + Phrases.size(done) + (expected < 0 ? "" : " of about " + Phrases.size(expected));
    }

    private synchronized void show(String text) {
        if (!text.equals(shown)) {
            shown = text;
            line.draw(text);
            terminal.out().flush();
        }
    }

    /** Takes the line away; nothing more is shown. */
    @Override
    public synchronized void close() {
        shown = "";
        line.clear();
        terminal.out().flush();
    }
}
