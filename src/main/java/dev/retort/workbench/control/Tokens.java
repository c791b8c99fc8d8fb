package dev.retort.workbench.control;

import java.util.List;

import dev.retort.sql.SqlToken;

/** Reads the tokens of a text, for its colours. Pure and never throws for bad text. */
@FunctionalInterface
public interface Tokens {

    /** For text that has no colours. */
    Tokens NONE = _ -> List.of();

    List<SqlToken> of(String text);
}
