/**
 * Bytes and their spellings: hashlib, hmac, base64, binascii, zlib, html and uuid. Relies on {@code operator} and
 * {@code type}.
 */
@NullMarked
package dev.retort.python.library.encoding;

import org.jspecify.annotations.NullMarked;
