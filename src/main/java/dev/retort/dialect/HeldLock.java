package dev.retort.dialect;

/** The migrators' lock, held until it is closed. */
@FunctionalInterface
public interface HeldLock extends AutoCloseable {

    /** Gives the lock back; a connection that is gone has given it back already. */
    @Override
    void close();
}
