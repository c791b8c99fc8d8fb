package dev.retort.schema;

/** What stands in a database by itself and is made, dropped and compared as a whole. */
public sealed interface SchemaObject
        permits Namespace, Extension, Table, EnumType, Domain, CompositeType, Sequence, Routine, Trigger, Policy {

    ObjectName id();
}
