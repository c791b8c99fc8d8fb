package dev.retort.workbench.connections;

/** The parts of a profile that the form shows. */
enum Field {
    NAME, KIND, ENVIRONMENT, URL, HOST, PORT, DATABASE, USER, PASSWORD, PASSWORD_STORE, SSL, FILE, LOCK_TIMEOUT, STATEMENT_TIMEOUT, BACKUP
}
