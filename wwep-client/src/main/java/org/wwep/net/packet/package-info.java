/**
 * The course's packet calls, over a connection of any stack: fixed buffers in two pools, held by
 * the firmware and by the stack, and free once neither holds them.
 *
 * <p>Reading order: {@link org.wwep.net.packet.PoolSizes}, {@link org.wwep.net.packet.PacketPools},
 * {@link org.wwep.net.packet.Packet} and its {@link org.wwep.net.packet.Fragment}, {@link
 * org.wwep.net.packet.PacketSocket}; the stack's side of sending is {@code PacketTransmitter}; what
 * firmware can get wrong is {@link org.wwep.net.packet.PacketMisuseException}. To look at a pool:
 * {@link org.wwep.net.packet.PoolSnapshot}, {@link org.wwep.net.packet.PoolCounters}. Servers go on
 * with {@link org.wwep.net.packet.PacketServerSocket}, and with {@link
 * org.wwep.net.packet.CallbackServer} and its {@link org.wwep.net.packet.SocketCallbacks}; any
 * socket can have callbacks by {@link org.wwep.net.packet.CallbackWorker}. The C
 * names stand in {@code docs/reference/wiced.md}.
 */
@NullMarked
package org.wwep.net.packet;

import org.jspecify.annotations.NullMarked;
