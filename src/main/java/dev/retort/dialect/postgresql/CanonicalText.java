package dev.retort.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;

/**
 * One spelling for what the server spells in two ways. {@code code IN ('a', 'b')} on a varchar is written back as
 * {@code (ARRAY['a'::character varying, 'b'::character varying])::text[]}; made anew from that text, as
 * {@code ARRAY[('a'::character varying)::text, ('b'::character varying)::text]}, which stays as it is and is taken here.
 */
final class CanonicalText {

    private static final String ARRAY = "ARRAY[";

    private CanonicalText() {}

    /** The text with casts of whole array constructors written as casts of their elements. */
    static String of(String text) {
        if (!text.contains("]::") && !text.contains("])::")) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        int from = 0;
        for (int at = next(text, 0); at >= 0; at = next(text, from)) {
            List<String> elements = new ArrayList<>();
            int close = elements(text, at + ARRAY.length(), elements);
            boolean wrapped = at > 0 && text.charAt(at - 1) == '(' && text.startsWith(")", close);
            int cast = close + (wrapped ? 1 : 0);
            int end = castEnd(text, cast);
            boolean rewrite = close > 0 && end > cast && !elements.isEmpty()
                    && elements.stream().noneMatch(element -> element.startsWith(ARRAY));
            if (!rewrite) {
                out.append(text, from, at + ARRAY.length());
                from = at + ARRAY.length();
                continue;
            }
            String type = text.substring(cast + "::".length(), end - "[]".length());
            out.append(text, from, wrapped ? at - 1 : at).append(ARRAY)
                    .append(String.join(", ", elements.stream().map(element -> "(" + element + ")::" + type).toList()))
                    .append(']');
            from = end;
        }
        return out.append(text, from, text.length()).toString();
    }

    /** The next constructor outside strings and quoted names; -1 for none. */
    private static int next(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\'' || c == '"') {
                i = quoteEnd(text, i);
            } else if (c == 'A' && text.startsWith(ARRAY, i)
                    && (i == 0 || !Character.isJavaIdentifierPart(text.charAt(i - 1)))) {
                return i;
            }
        }
        return -1;
    }

    /** Fills in the elements; one past the closing bracket, or -1 where there is none. */
    private static int elements(String text, int from, List<String> elements) {
        int depth = 0;
        int start = from;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\'' || c == '"') {
                i = quoteEnd(text, i);
            } else if (c == '(' || c == '[') {
                depth++;
            } else if (c == ']' && depth == 0) {
                if (i > from) {
                    elements.add(text.substring(start, i));
                }
                return i + 1;
            } else if (c == ')' || c == ']') {
                depth--;
            } else if (c == ',' && depth == 0) {
                elements.add(text.substring(start, i));
                start = i + 2;
            }
        }
        return -1;
    }

    /** One past {@code ::type[]} at this place; the place itself where it is none. */
    private static int castEnd(String text, int at) {
        if (at < 0 || !text.startsWith("::", at)) {
            return at;
        }
        int brackets = text.indexOf("[]", at);
        boolean type = brackets > 0 && text.substring(at + 2, brackets).matches("[\\w. \"]+")
                && !text.startsWith("[]", brackets + 2);
        return type ? brackets + 2 : at;
    }

    private static int quoteEnd(String text, int at) {
        int end = text.indexOf(text.charAt(at), at + 1);
        return end < 0 ? text.length() : end;
    }
}
