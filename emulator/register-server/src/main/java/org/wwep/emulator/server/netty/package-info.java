/**
 * The class server on real sockets.
 *
 * <p>Reading order: {@link org.wwep.emulator.server.netty.NettySettings} and {@link
 * org.wwep.emulator.server.netty.ServerLimits}, {@link org.wwep.emulator.server.netty.NettyServer},
 * {@code ServerConnection} (one connection), {@code RequestProcessor} (what it is answered), {@code
 * DeadlineQueue} (its time-outs), {@code BlockingStoreExecutor} (stores that make it wait), {@link
 * org.wwep.emulator.server.netty.TransactionLog} and {@link
 * org.wwep.emulator.server.netty.ServerMetrics} (who is told).
 */
@NullMarked
package org.wwep.emulator.server.netty;

import org.jspecify.annotations.NullMarked;
