/**
 * The course's servers as firmware, on packets and callbacks.
 *
 * <p>Reading order: {@link org.wwep.device.server.ServerFirmwareSettings}, {@link
 * org.wwep.device.server.ServerFirmware} and its two kinds: {@link
 * org.wwep.device.server.PacketServerFirmware}, which asks for packets, and {@link
 * org.wwep.device.server.CallbackServerFirmware}, which is called. What they share: {@code
 * ServerFirmwareContext}, {@code PacketConversation} (a conversation in packets), {@code
 * PacketSession} (one that asks for them), {@link org.wwep.device.server.RegisterTable}, {@link
 * org.wwep.protocol.server.TransactionConsole} and {@link org.wwep.protocol.server.Transaction}.
 */
@NullMarked
package org.wwep.device.server;

import org.jspecify.annotations.NullMarked;
