/**
 * The register server on real sockets.
 *
 * <p>Reading order: {@link org.wwep.emulator.server.netty.NettySettings} and {@link
 * org.wwep.emulator.server.netty.ServerLimits}, {@link
 * org.wwep.emulator.server.netty.NettyServerFactory} and {@link
 * org.wwep.emulator.server.netty.NettyServer}, {@code ConnectionHandler} (one connection), {@code
 * DeadlineQueue} (its time-outs), {@code BlockingStoreExecutor} (stores that make it wait), {@link
 * org.wwep.emulator.server.netty.TransactionLog} and {@link
 * org.wwep.emulator.server.netty.ServerMetrics} (who is told).
 *
 * <p>A connection's classes know each other one way only, and no class of this package is in a
 * circle:
 *
 * <pre>
 * NettyServer --> ConnectionInitializer --> ConnectionHandler --> ConnectionMachine --> ReplyWriter
 *      |                                       |       |               |    |
 *      v                                       |       v               v    v
 * LoopContext &lt;--------------------------------'  ConnectionConversation  ConnectionState
 *                                                      |
 *                                                      v
 *                                                 BlockingStoreExecutor
 * </pre>
 *
 * {@code ConnectionHandler} is what Netty tells of a socket; {@code ConnectionMachine} with the
 * sealed {@code ConnectionState} is its state machine, the only class that decides; {@code
 * ConnectionConversation} knows what is answered, and no socket; {@code ReplyWriter} writes it, and
 * knows the socket alone. What goes against the arrows goes by a callback: what the store was done
 * with, what the writer has sent, and {@code LoopContext.Member}, by which a loop closes its
 * connections. Behind a balancer ({@link org.wwep.emulator.server.netty.ProxyAddresses}) a {@code
 * ProxyHeaderHandler} comes first, and has the others added once it knows the client.
 */
@NullMarked
package org.wwep.emulator.server.netty;

import org.jspecify.annotations.NullMarked;
