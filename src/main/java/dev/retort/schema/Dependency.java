package dev.retort.schema;

/**
 * That one thing cannot be without another: a view without the columns it reads, a default without its sequence, a
 * trigger without its function. What follows from the records themselves (a foreign key and its target, a column and
 * its enumerated type) is among them too, where the database says so.
 */
public record Dependency(ObjectName dependent, ObjectName on) {}
