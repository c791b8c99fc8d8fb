package dev.retort.python;

import java.util.List;
import java.util.NoSuchElementException;

import org.jspecify.annotations.Nullable;

import dev.retort.python.syntax.Statement;
import dev.retort.python.value.GeneratorValues;
import dev.retort.python.value.PythonRaise;
import dev.retort.python.value.Value;

final class Generation implements GeneratorValues {

    private final Evaluation in;

    Generation(List<Statement> body, Frame frame, Evaluation in) {
        this.in = in;
    }

    @Override
    public boolean hasNext() {
        throw in.refuse("generator");
    }

    @Override
    public Value next() {
        throw new NoSuchElementException();
    }

    @Override
    public @Nullable Value send(Value value) {
        throw in.refuse("generator");
    }

    @Override
    public @Nullable Value raise(PythonRaise exception) {
        throw in.refuse("generator");
    }

    @Override
    public Value result() {
        throw in.refuse("generator");
    }
}
