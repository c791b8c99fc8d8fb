/**
 * Where the wanted schema comes from: SQL files, models, entities, a program, another database. Each becomes DDL that the
 * database itself reads in a scratch place, so that types, defaults and expressions compare as the database spells them.
 */
@NullMarked
package dev.retort.target;

import org.jspecify.annotations.NullMarked;
