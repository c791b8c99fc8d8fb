package dev.retort.target.entities;

/** Classes that no schema can be read from; the message goes on from "cannot be read: ". */
final class UnreadableEntities extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableEntities(String message) {
        super(message);
    }
}
