package dev.retort.alembic.ddl;

/** Which SQLAlchemy's DDL is written, where they differ. */
public enum SqlAlchemyVersion {

    /** 1.4, which the recorded output of revisions is from. */
    OF_1_4,

    /** 2.1, which models are read as. */
    OF_2
}
