/** What tests of several rooms share: a real PostgreSQL server. */
package dev.retort.testing;
