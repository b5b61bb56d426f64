package org.wwep.emulator.server;

import java.util.List;
import java.util.function.LongSupplier;
import org.wwep.net.Endpoint;
import org.wwep.net.packet.PacketPools;

/**
 * A server while it runs, of whatever kind.
 *
 * <p>Owned by the thread that started it, which closes it.
 *
 * @param ports where it listens
 * @param transactions how many exchanges were answered
 * @param end ends it
 * @param pools the packets behind each port, of a server that is firmware on packets; else empty
 */
public record ServerHandle(
    List<BoundPort> ports, LongSupplier transactions, Runnable end, List<PacketPools> pools)
    implements AutoCloseable {
  /** Makes that of a server without packets. */
  public ServerHandle(List<BoundPort> ports, LongSupplier transactions, Runnable end) {
    this(ports, transactions, end, List.of());
  }

  /**
   * One of its ports.
   *
   * @param local where it listens, with the real port
   * @param kind {@code open} or {@code tls}
   */
  public record BoundPort(Endpoint local, String kind) {}

  @Override
  public void close() {
    end.run();
  }
}
