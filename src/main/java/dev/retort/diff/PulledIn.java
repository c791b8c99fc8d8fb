package dev.retort.diff;

import java.util.Optional;

import dev.retort.schema.ObjectName;

/**
 * What nobody chose and a chosen difference cannot be without.
 *
 * @param object what is changed too
 * @param because what it is changed for
 * @param difference the difference that comes along; empty for something that is dropped and made again as it was
 */
public record PulledIn(ObjectName object, ObjectName because, Optional<Difference> difference) {}
