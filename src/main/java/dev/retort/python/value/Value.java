package dev.retort.python.value;

/** Anything a name of the evaluated program can stand for. Identity is the program's {@code is}. */
public sealed interface Value permits NoneValue, EllipsisValue, BoolValue, IntValue, FloatValue, StringValue,
        BytesValue, ListValue, TupleValue, DictValue, SetValue, IteratorValue, FunctionValue, NativeFunction,
        BoundMethod,
        ClassValue, InstanceValue, ModuleValue, HostValue {}
