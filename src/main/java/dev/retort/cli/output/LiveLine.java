package dev.retort.cli.output;

/** The last line of a terminal, drawn over again and again. */
public final class LiveLine {

    private final Printer printer;
    private final int columns;
    private int drawn;

    /** @param columns of the terminal */
    public LiveLine(Printer printer, int columns) {
        this.printer = printer;
        this.columns = columns;
    }

    /** The last column stays free: some terminals go to the next line as soon as it is written. */
    public void draw(String text) {
        clear();
        String shown = TextWidth.cut(text, columns - 1);
        drawn = TextWidth.of(shown);
        printer.raw(shown);
    }

    /** Takes it away, for what is printed next. */
    public void clear() {
        if (drawn > 0) {
            printer.raw("\r" + " ".repeat(drawn) + "\r");
            drawn = 0;
        }
    }
}
