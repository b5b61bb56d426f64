/**
 * The class server: a register server for any number of devices.
 *
 * <p>Reading order: {@link org.wwep.protocol.server.Conversation} (what is answered, without any
 * I/O), {@link org.wwep.emulator.server.ServerOptions}, {@link
 * org.wwep.emulator.server.RegisterServer} (the sockets), {@link
 * org.wwep.protocol.server.Transaction} (what the console shows).
 */
@NullMarked
package org.wwep.emulator.server;

import org.jspecify.annotations.NullMarked;
