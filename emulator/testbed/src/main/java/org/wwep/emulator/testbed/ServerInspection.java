package org.wwep.emulator.testbed;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.fault.Host;

/**
 * What is seen of a server's firmware from outside.
 *
 * <p><b>Shape</b>: outlives power cycles; without power there is nothing. Any thread reads.
 */
final class ServerInspection implements InspectedFirmware {
  private final Host host;
  private volatile @Nullable Board board;

  /** A board that has power. */
  record Board(CountedRtos rtos, PacketGauge packets, ExchangeLog log) {}

  ServerInspection(Host host) {
    this.host = host;
  }

  void powerOn(Board fresh) {
    board = fresh;
  }

  void powerOff() {
    board = null;
  }

  @Override
  public String name() {
    return ServerUnderTest.NAME;
  }

  @Override
  public int openSockets() {
    return host.openSockets();
  }

  @Override
  public int packetsInUse() {
    Board now = board;
    return now == null ? 0 : now.packets().inUse();
  }

  @Override
  public int tasks() {
    Board now = board;
    return now == null ? 0 : now.rtos().alive();
  }

  @Override
  public int mostTasks() {
    Board now = board;
    return now == null ? 0 : now.rtos().most();
  }

  /** Returns since when nothing has come or gone on its connections. */
  @Override
  public Optional<Instant> quietSince() {
    return Optional.ofNullable(board).map(now -> now.log().quietSince());
  }

  @Override
  public boolean powered() {
    return board != null;
  }

  @Override
  public boolean isClient() {
    return false;
  }
}
