package dev.retort.revision;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A target some steps away: {@code +2}, {@code -1}, {@code label@+1}, {@code ae10+3}, {@code label@ae10-1}.
 *
 * <p>As in Alembic it is matched at the start of the text and not at its end, so that a label such as
 * {@code release-2} reads as two below {@code release}, and {@code +1junk} as {@code +1}.
 *
 * @param branch what stands before the {@code @}
 * @param symbol where counting begins, null for the database's rows
 * @param steps as written, sign included
 * @param count how many, negative for down; a number past the range of int is cut to it
 */
record RelativeSpec(@Nullable String branch, @Nullable String symbol, String steps, int count) {

    private static final Pattern FORM = Pattern.compile("(?:(.+?)@)?(\\w+)?([+-]\\d+)",
            Pattern.UNICODE_CHARACTER_CLASS);
    private static final BigInteger MOST = BigInteger.valueOf(Integer.MAX_VALUE);

    static Optional<RelativeSpec> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        String steps = matcher.group(3);
        BigInteger count = new BigInteger(steps);
        int cut = count.max(MOST.negate()).min(MOST).intValue();
        return Optional.of(new RelativeSpec(matcher.group(1), matcher.group(2), steps, cut));
    }

    /** How many steps, without their sign. */
    String distance() {
        return new BigInteger(steps).abs().toString();
    }
}
