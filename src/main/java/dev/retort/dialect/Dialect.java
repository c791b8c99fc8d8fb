package dev.retort.dialect;

import dev.retort.sql.DialectName;

/** One kind of database, composed of what differs about it. */
public interface Dialect {

    DialectName name();

    /** Names as SQL writes them. */
    Identifiers identifiers();

    /** The live catalog as records. */
    Catalog catalog();
}
