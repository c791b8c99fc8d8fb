package dev.retort.alembic.orm;

/** How strictly classes are mapped, and by which SQLAlchemy's order. */
public enum DeclarativeStyle {

    /**
     * As revisions need it: mixins' columns first, as SQLAlchemy 1.4 has them; what a model would be refused for is left
     * out, since its table is there already.
     */
    OF_REVISIONS,

    /** As SQLAlchemy 2 maps models: a class's own columns first, then those of its mixins, each error an error. */
    OF_MODELS
}
