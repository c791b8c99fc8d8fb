package dev.retort.python.value;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** An object of a class of the program's, or of a library's that keeps its state in attributes (an exception, say). */
public final class InstanceValue implements Value {

    private final ClassValue type;
    private final Map<String, Value> attributes = new LinkedHashMap<>();
    private @Nullable Value payload;

    public InstanceValue(ClassValue type) {
        this.type = type;
    }

    public ClassValue type() {
        return type;
    }

    /** The object's own attributes. */
    public Map<String, Value> attributes() {
        return attributes;
    }

    /**
     * What the host's class it derives from made for it; null where it derives from none. An attribute found neither in
     * the object nor in its classes is looked up there, and so are operators.
     */
    public @Nullable Value payload() {
        return payload;
    }

    public void setPayload(Value payload) {
        this.payload = payload;
    }
}
