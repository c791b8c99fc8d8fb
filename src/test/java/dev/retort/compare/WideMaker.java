package dev.retort.compare;

/** Makes wide schemas of one database, and changes them. */
interface WideMaker {

    WideSketch schema();

    WideSketch changed(WideSketch from);
}
