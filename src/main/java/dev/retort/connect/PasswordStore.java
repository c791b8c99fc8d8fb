package dev.retort.connect;

/** Where the password of a profile comes from. Retort itself never writes it to a file. */
public enum PasswordStore {
    /** From {@code RETORT_PASSWORD_<PROFILE>}, {@code PGPASSWORD} or {@code .pgpass}. */
    ENVIRONMENT,
    /** Asked for when needed and kept for the session. */
    ASK
}
