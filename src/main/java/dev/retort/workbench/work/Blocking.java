package dev.retort.workbench.work;

/** Work that takes its time: reads files, talks to a database. Touches nothing of the window. */
@FunctionalInterface
public interface Blocking<T> {

    T run(Progress progress) throws Exception;
}
