package dev.retort.connect;

import java.time.Duration;

/**
 * A named connection.
 *
 * @param name unique among profiles
 * @param environment what the database is for
 * @param url where it is, without a password
 * @param passwordStore where its password comes from
 * @param lockTimeout how long a statement may wait for a lock; zero for no limit
 * @param statementTimeout how long a statement may run; zero for no limit
 * @param backup what to do before a plan runs
 */
public record Profile(String name, Environment environment, DatabaseUrl url, PasswordStore passwordStore,
        Duration lockTimeout, Duration statementTimeout, BackupPolicy backup) {}
