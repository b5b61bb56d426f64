/**
 * The class server on real sockets.
 *
 * <p>Reading order: {@link org.wwep.emulator.server.netty.NettySettings} and {@link
 * org.wwep.emulator.server.netty.Limits}, {@link org.wwep.emulator.server.netty.NettyServer},
 * {@code Served} (one connection), {@code Answering} (what it is answered), {@code Deadlines} (its
 * time-outs), {@code Lending} (stores that make it wait), {@link
 * org.wwep.emulator.server.netty.Feed} and {@link org.wwep.emulator.server.netty.Meter} (who is
 * told).
 */
@NullMarked
package org.wwep.emulator.server.netty;

import org.jspecify.annotations.NullMarked;
