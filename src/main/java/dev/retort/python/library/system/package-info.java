/**
 * What is harmless of the modules that stand for the machine: os, os.path, pathlib, sys, time and importlib. Nothing
 * here looks at a file or gives a variable of the environment away. Relies on {@code time}, {@code collection} and the
 * rooms below them.
 */
@NullMarked
package dev.retort.python.library.system;

import org.jspecify.annotations.NullMarked;
