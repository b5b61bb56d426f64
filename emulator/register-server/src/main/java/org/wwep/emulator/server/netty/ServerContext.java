package org.wwep.emulator.server.netty;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.wwep.protocol.server.RegisterStore;

/**
 * What all connections of one server share.
 *
 * @param settings how it is set up
 * @param store the registers
 * @param feed who is told
 * @param meter what is counted
 * @param warnings what is logged
 * @param admission who gets a place
 * @param waiting runs what may wait for a store
 * @param unread how many bytes of replies lie unread
 */
record ServerContext(
    NettySettings settings,
    RegisterStore store,
    TransactionLog feed,
    ServerMetrics meter,
    LimitWarnings warnings,
    ConnectionLimiter admission,
    Executor waiting,
    AtomicLong unread) {}
