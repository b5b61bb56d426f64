/**
 * Commands and options about keys and certificates: {@code certs}, {@code provision}, TLS of a
 * client.
 */
@NullMarked
package org.wwep.emulator.cli.keys;

import org.jspecify.annotations.NullMarked;
