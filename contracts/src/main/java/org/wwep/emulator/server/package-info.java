/**
 * The contract of a register server on real sockets, for every implementation to run.
 *
 * <p>Reading order: {@link org.wwep.emulator.server.RegisterServerContract}.
 */
@NullMarked
package org.wwep.emulator.server;

import org.jspecify.annotations.NullMarked;
