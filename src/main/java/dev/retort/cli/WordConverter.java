package dev.retort.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads one of a few words, in lower case. */
final class WordConverter<E extends Enum<?>> implements ITypeConverter<E> {

    private final List<E> values;

    WordConverter(Class<E> kind) {
        this.values = Arrays.asList(kind.getEnumConstants());
    }

    @Override
    public E convert(String text) {
        return values.stream().filter(value -> word(value).equals(text)).findFirst()
                .orElseThrow(() -> new TypeConversionException("expected one of "
                        + String.join(", ", values.stream().map(WordConverter::word).toList()) + " but was '" + text
                        + "'"));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
