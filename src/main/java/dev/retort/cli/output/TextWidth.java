package dev.retort.cli.output;

/** How many columns of a terminal a text takes: letters of East Asia take two, accents put upon another none. */
public final class TextWidth {

    private TextWidth() {}

    /** How many columns of a terminal a text takes. */
    public static int of(String text) {
        return text.codePoints().map(TextWidth::of).sum();
    }

    /** As much of a text as fits, which ends in {@code …} where something is left out. */
    public static String cut(String text, int columns) {
        if (of(text) <= columns) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        int width = 0;
        for (int point : text.codePoints().toArray()) {
            width += of(point);
            if (width >= columns) {
                break;
            }
            kept.appendCodePoint(point);
        }
        return kept.append('…').toString();
    }

    /** A text with spaces behind it, up to so many columns. */
    public static String pad(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - of(text)));
    }

    private static int of(int point) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isWide(point) ? 2 : 1;
        };
    }

    /** Source: Unicode Standard Annex 11, East Asian Width, W and F. */
    private static boolean isWide(int point) {
        Character.UnicodeBlock block = Character.UnicodeBlock.of(point);
        if (block == Character.UnicodeBlock.HALFWIDTH_AND_FULLWIDTH_FORMS) {
            return point <= 0xFF60 || point >= 0xFFE0;
        }
        if (block == Character.UnicodeBlock.CJK_SYMBOLS_AND_PUNCTUATION || Character.isEmojiPresentation(point)) {
            return true;
        }
        return switch (Character.UnicodeScript.of(point)) {
            case HAN, HANGUL, HIRAGANA, KATAKANA, BOPOMOFO -> true;
            default -> false;
        };
    }
}
