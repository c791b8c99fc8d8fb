package dev.retort.python.value;

/** {@code ...}, and {@code NotImplemented}, which operators answer where they do not know the other side. */
public enum EllipsisValue implements Value {
    ELLIPSIS, NOT_IMPLEMENTED
}
