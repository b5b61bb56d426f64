package org.wwep.emulator.fleet;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.wwep.protocol.WriteRequest;

/**
 * What is decided about a device before it presses.
 *
 * @param index which of the fleet it is
 * @param position when in each round of presses its turn is
 * @param identity what it calls itself
 * @param own whether no other device has its register
 * @param start the number before its first press's
 * @param source the address it connects from, or null for the system's choice
 * @param faulty whether faults are injected into its connections
 */
record DevicePlan(
    int index,
    long position,
    WriteRequest identity,
    boolean own,
    int start,
    @Nullable InetAddress source,
    boolean faulty) {}
