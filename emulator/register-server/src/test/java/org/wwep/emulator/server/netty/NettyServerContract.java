package org.wwep.emulator.server.netty;

import org.wwep.emulator.server.RegisterServerContract;
import org.wwep.emulator.server.ServerFactory;

/** What the server on real sockets does, by any transport. */
abstract class NettyServerContract extends RegisterServerContract {
  private static final int MANY = 10_000;

  private final Transport transport;

  NettyServerContract(Transport transport) {
    this.transport = transport;
  }

  @Override
  protected ServerFactory factory() {
    TransportSettings.assumeAvailable(transport);
    return new NettyServerFactory(
        settings ->
            settings
                .withTransport(transport)
                .withLimits(ServerLimits.DEFAULT.withPerAddress(MANY))
                .withLoops(2));
  }
}
