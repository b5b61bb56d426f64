/**
 * The core of the register server: a server for any number of devices, over any network stack.
 *
 * <p>Reading order: {@link org.wwep.protocol.server.Conversation} (what is answered, without any
 * I/O), {@link org.wwep.protocol.server.ServerSettings}, {@link
 * org.wwep.emulator.server.RegisterServer} (the sockets), {@link
 * org.wwep.protocol.server.Transaction} (what the console shows), {@link
 * org.wwep.emulator.server.Store} (where registers are kept) and {@link
 * org.wwep.emulator.server.MemoryStore}.
 */
@NullMarked
package org.wwep.emulator.server;

import org.jspecify.annotations.NullMarked;
