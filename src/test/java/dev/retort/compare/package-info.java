/** Schemas compared on real databases: there by the written changes, back again, and nothing differs. */
package dev.retort.compare;
