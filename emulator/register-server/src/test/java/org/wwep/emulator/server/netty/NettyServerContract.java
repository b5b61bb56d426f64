package org.wwep.emulator.server.netty;

import java.time.InstantSource;
import java.util.function.Consumer;
import org.wwep.emulator.server.RegisterServerContract;
import org.wwep.emulator.server.RunningServer;
import org.wwep.emulator.server.ServerOptions;
import org.wwep.net.LinkException;
import org.wwep.protocol.server.RegisterStore;
import org.wwep.protocol.server.Transaction;

/** What the server on real sockets does, by any transport. */
abstract class NettyServerContract extends RegisterServerContract {
  private static final int MANY = 10_000;

  private final Transport transport;

  NettyServerContract(Transport transport) {
    this.transport = transport;
  }

  @Override
  protected RunningServer start(
      ServerOptions options, RegisterStore store, Consumer<Transaction> console)
      throws LinkException {
    Feed feed = new Feed(InstantSource.system());
    feed.listen(console);
    NettySettings settings =
        OnTransport.settings(options, transport)
            .withLimits(Limits.DEFAULT.withPerAddress(MANY))
            .withLoops(2);
    return NettyServer.start(settings, store, feed, Meter.NONE).running();
  }
}
