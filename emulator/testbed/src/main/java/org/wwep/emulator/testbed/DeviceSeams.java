package org.wwep.emulator.testbed;

import org.wwep.device.DeviceConfig;
import org.wwep.device.trace.Trace;
import org.wwep.hal.Board;
import org.wwep.net.NetworkStack;
import org.wwep.net.packet.PacketPools;
import org.wwep.net.tls.Tls;
import org.wwep.rtos.Rtos;

/**
 * What firmware runs on: all that could tell one world from another. All of it stays its owner's.
 *
 * @param id the device's name
 * @param board its pins
 * @param rtos its tasks, time and randomness
 * @param net its network
 * @param tls secures connections, in this world's time and randomness
 * @param console its serial console
 * @param client what the course's client is built with: its server, its parts, its timeouts
 * @param trace takes what the firmware tells of itself
 * @param pools the device's packets, for firmware in Java
 * @param packets is told how many packets are in use by firmware that has its own
 */
public record DeviceSeams(
    String id,
    Board board,
    Rtos rtos,
    NetworkStack net,
    Tls tls,
    SerialPort console,
    DeviceConfig client,
    Trace trace,
    PacketPools pools,
    PacketGauge packets) {}
