package dev.retort.python;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.python.library.declaration.Enums;
import dev.retort.python.library.declaration.Typing;
import dev.retort.python.library.type.BuiltinTypes;
import dev.retort.python.library.type.ClassMethodValue;
import dev.retort.python.syntax.Argument;
import dev.retort.python.syntax.Expression;
import dev.retort.python.syntax.Statement;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.BoundMethod;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.GenericAlias;
import dev.retort.python.value.InstanceValue;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.PythonRaise;
import dev.retort.python.value.Refusal;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/** Makes the classes the program defines. */
final class Classes {

    private final Evaluation in;

    Classes(Evaluation in) {
        this.in = in;
    }

    Value define(Statement.ClassDefinition written, Frame frame) {
        Arguments given;
        List<ClassValue> bases;
        try {
            written.typeParameters().forEach(
                    name -> frame.module().names().putIfAbsent(name, Typing.variable(name)));
            given = given(written, frame);
            bases = bases(given);
        } catch (Refusal unknown) {
            in.imports().leftOut(written, known(written, frame), unknown);
            return new Withheld(unknown);
        }
        ClassNamespace namespace = new ClassNamespace();
        String module = frame.module().name();
        namespace.put("__module__", new StringValue(module));
        namespace.put("__qualname__", new StringValue(written.name()));
        String text = written.docstring();
        namespace.put("__doc__", text == null ? NoneValue.NONE : new StringValue(text));
        Frame body = Frame.ofClass(namespace, written.names(), frame);
        in.in(body, () -> in.statements().run(written.body(), body));
        in.setPlace(written.at());
        Map<String, Value> keywords = new LinkedHashMap<>(given.keywords());
        Value metaclass = keywords.remove("metaclass");
        ClassValue type = new ClassValue(written.name(), module, bases, namespace, null);
        if (metaclass != null) {
            type = withMetaclass(type, metaclass);
        }
        body.setOwner(type);
        finish(type, new Arguments(List.of(), keywords));
        return type;
    }

    /** The bases of a class with one that is not known: those that are. */
    private List<ClassValue> known(Statement.ClassDefinition written, Frame frame) {
        List<ClassValue> known = new ArrayList<>();
        written.arguments().stream().filter(Argument.Positional.class::isInstance).forEach(one -> {
            try {
                addBase(in.expressions().evaluate(((Argument.Positional) one).value(), frame), known);
            } catch (Refusal _) {
                // This is the one.
            }
        });
        return known;
    }

    /** The bases and words of a class; what a generic base is of does not matter where nothing knows it. */
    private Arguments given(Statement.ClassDefinition written, Frame frame) {
        try {
            return in.expressions().arguments(written.arguments(), frame);
        } catch (Refusal unknown) {
            List<Argument> bare = written.arguments().stream()
                    .map(argument -> argument instanceof Argument.Positional(Expression.Subscript generic)
                            ? new Argument.Positional(generic.target())
                            : argument)
                    .toList();
            if (in.meter().isExhausted() || bare.equals(written.arguments())) {
                throw unknown;
            }
            return in.expressions().arguments(bare, frame);
        }
    }

    private List<ClassValue> bases(Arguments given) {
        List<ClassValue> bases = new ArrayList<>();
        given.positional().forEach(base -> addBase(base, bases));
        if (bases.isEmpty()) {
            bases.add(BuiltinTypes.OBJECT);
        }
        return bases;
    }

    private void addBase(Value base, List<ClassValue> bases) {
        switch (base) {
            case ClassValue type -> bases.add(type);
            case GenericAlias alias -> addBase(alias.origin(), bases);
            default -> {
                Value entries = in.attributeOrNull(base, "__mro_entries__");
                if (entries == null) {
                    throw in.refuse("it derives a class from " + in.repr(base) + ", which Retort does not know");
                }
                in.list(in.call(entries, Arguments.of(base))).forEach(one -> addBase(one, bases));
            }
        }
    }

    private ClassValue withMetaclass(ClassValue type, Value metaclass) {
        if (!(metaclass instanceof ClassValue meta)) {
            throw in.refuse("it uses a metaclass that is no class");
        }
        for (String hook : List.of("__new__", "__prepare__")) {
            if (meta.find(hook) != null) {
                throw in.refuse("its class " + type.name() + " has the metaclass " + meta.name() + " with " + hook
                        + ", which Retort does not run");
            }
        }
        return type.withMetaclass(meta);
    }

    /** What comes after a class is made: its bases and its metaclass hear of it. */
    void finish(ClassValue type, Arguments keywords) {
        for (Map.Entry<String, Value> entry : List.copyOf(type.namespace().entrySet())) {
            if (entry.getValue() instanceof InstanceValue instance && instance.type().find("__set_name__") != null) {
                in.call(in.attribute(instance, "__set_name__"), Arguments.of(type, new StringValue(entry.getKey())));
            }
        }
        if (Enums.isEnum(type)) {
            Enums.finish(type, in);
        }
        ClassValue metaclass = type.metaclass();
        Value initialize = metaclass == null ? null : metaclass.find("__init__");
        if (initialize != null && metaclass != null) {
            DictValue namespace = new DictValue();
            type.namespace().forEach(namespace::put);
            in.call(in.attributes().bind(initialize, type, metaclass), new Arguments(
                    List.of(new StringValue(type.name()), new dev.retort.python.value.TupleValue(
                            List.copyOf(type.bases())), namespace),
                    keywords.keywords()));
        }
        subclassed(type, keywords);
    }

    private void subclassed(ClassValue type, Arguments keywords) {
        List<ClassValue> order = type.resolutionOrder();
        for (ClassValue base : order.subList(1, order.size())) {
            Value hook = base.namespace().get("__init_subclass__");
            if (hook != null) {
                Value function = hook instanceof ClassMethodValue(Value inner) ? inner : hook;
                in.call(new BoundMethod(type, function), keywords);
                return;
            }
        }
    }

    /** Notes a name's annotation; one that cannot be evaluated stands as its text. */
    void annotate(String name, Statement.Annotation annotation, Frame frame) {
        DictValue annotations;
        if (frame.values().get("__annotations__") instanceof DictValue known) {
            annotations = known;
        } else {
            annotations = new DictValue();
            frame.values().put("__annotations__", annotations);
        }
        @Nullable
        Value value;
        try {
            value = in.expressions().evaluate(annotation.expression(), frame);
        } catch (Refusal | PythonRaise e) {
            if (in.meter().isExhausted()) {
                throw e;
            }
            value = new StringValue(annotation.text());
        }
        annotations.put(name, value);
    }
}
