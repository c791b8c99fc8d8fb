package dev.retort.alembic.type;

/** What kind of values a column type holds: how they are written as literals and which operators mean what. */
public enum TypeFamily {
    STRING, INTEGER, NUMERIC, FLOAT, BOOLEAN, DATE, TIME, DATETIME, INTERVAL, BINARY, JSON, ARRAY, ENUM, UUID, NULL, OTHER
}
