package org.wwep.device.server;

import java.util.function.Consumer;
import org.wwep.net.packet.PacketPools;
import org.wwep.protocol.server.RegisterStore;
import org.wwep.protocol.server.Transaction;
import org.wwep.protocol.server.TransactionConsole;
import org.wwep.rtos.Rtos;
import org.wwep.rtos.Semaphore;

/**
 * What the connections of one server share.
 *
 * @param sending has a permit for each transmit packet: an empty pool is an error at create, so who
 *     sends takes its turn first
 */
record ServerFirmwareContext(
    Rtos rtos,
    ServerFirmwareSettings settings,
    RegisterStore store,
    TransactionConsole console,
    PacketPools pools,
    Semaphore sending) {
  static ServerFirmwareContext of(
      Rtos rtos, ServerFirmwareSettings settings, RegisterStore store, Consumer<Transaction> sink) {
    return new ServerFirmwareContext(
        rtos,
        settings,
        store,
        new TransactionConsole(rtos, sink),
        new PacketPools(settings.pools(), rtos),
        rtos.semaphore(settings.pools().transmit()));
  }
}
