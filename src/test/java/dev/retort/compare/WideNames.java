package dev.retort.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Names as people have them, each once, and some that only a quoted name can be. */
final class WideNames {

    static final List<String> RESERVED = List.of("select", "order", "user", "group", "table", "check", "default",
            "primary", "references", "end", "case", "when", "from", "to", "index", "constraint", "column");
    private static final List<String> STEMS = List.of("user", "invoice", "product", "name", "status", "amount",
            "created", "note", "code", "level", "rank", "kind", "city", "score");

    private final RandomGenerator random;
    private final List<String> reserved = new ArrayList<>(RESERVED);
    private int counter;

    WideNames(RandomGenerator random) {
        this.random = random;
    }

    String next() {
        String stem = STEMS.get(random.nextInt(STEMS.size()));
        int number = ++counter;
        if (random.nextInt(4) > 0) {
            return stem + "_" + number;
        }
        return switch (random.nextInt(12)) {
            case 0 -> "Camel" + number + "Case";
            case 1 -> stem + "%s " + number;
            case 2 -> "한글" + number;
            case 3 -> "quo\"te" + number;
            case 4 -> "it's " + number;
            case 5 -> "dot.ted" + number;
            case 6 -> "back\\slash" + number;
            case 7 -> number + "th";
            case 8 -> stem + "$1_" + number;
            case 9 -> ("long_" + stem + "_").repeat(4) + number;
            case 10 -> "par(en), " + number;
            default -> reserved.isEmpty() ? stem + number : reserved.removeFirst();
        };
    }
}
