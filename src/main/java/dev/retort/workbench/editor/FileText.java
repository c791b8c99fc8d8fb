package dev.retort.workbench.editor;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a file holds, as an editor shows it and as it has to be written back.
 *
 * @param raw every character of the file, with byte order mark and line ends
 * @param text the same without mark, lines parted by a line feed
 * @param marked whether it begins with a byte order mark
 * @param ends the line ends in their order
 */
record FileText(String raw, String text, boolean marked, List<String> ends) {

    private static final String MARK = "\uFEFF";
    private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");

    static FileText of(String raw) {
        boolean marked = raw.startsWith(MARK);
        String body = marked ? raw.substring(1) : raw;
        List<String> ends = LINE_END.matcher(body).results().map(MatchResult::group).toList();
        return new FileText(raw, LINE_END.matcher(body).replaceAll("\n"), marked, ends);
    }

    /**
     * An edited text as the file should hold it: lines before and behind the change keep their ends, new ones get the
     * usual one.
     */
    String edited(String now) {
        if (now.equals(text)) {
            return raw;
        }
        int shorter = Math.min(text.length(), now.length());
        int before = 0;
        while (before < shorter && text.charAt(before) == now.charAt(before)) {
            before++;
        }
        int behind = 0;
        while (behind < shorter - before
                && text.charAt(text.length() - behind - 1) == now.charAt(now.length() - behind - 1)) {
            behind++;
        }
        int feeds = feeds(now);
        int kept = feeds(now.substring(0, before));
        int keptLast = feeds(now.substring(now.length() - behind));
        String usual = usualEnd();
        StringBuilder out = new StringBuilder(now.length() + feeds).append(marked ? MARK : "");
        int feed = 0;
        for (int i = 0; i < now.length(); i++) {
            char c = now.charAt(i);
            if (c != '\n') {
                out.append(c);
                continue;
            }
            int fromEnd = feeds - feed;
            String end = feed < kept ? ends.get(feed) : fromEnd <= keptLast ? ends.get(ends.size() - fromEnd) : usual;
            // A line feed right behind a carriage return would make one line end of two.
            boolean swallowed = end.equals("\n") && !out.isEmpty() && out.charAt(out.length() - 1) == '\r';
            out.append(swallowed ? "\r\n" : end);
            feed++;
        }
        return out.toString();
    }

    /** {@code LF}, {@code CRLF}, {@code CR}; with a plus between them where the file mixes them. */
    String lineEnds() {
        return ends.isEmpty()
                ? "LF"
                : ends.stream().distinct().map(end -> end.replace("\r", "CR").replace("\n", "LF")).sorted()
                        .collect(Collectors.joining(" + "));
    }

    private String usualEnd() {
        long carriages = ends.stream().filter(end -> !end.equals("\n")).count();
        return carriages * 2 > ends.size()
                ? ends.stream().filter(end -> !end.equals("\n")).findFirst().orElse("\n")
                : "\n";
    }

    private static int feeds(String text) {
        return (int) text.chars().filter(c -> c == '\n').count();
    }
}
