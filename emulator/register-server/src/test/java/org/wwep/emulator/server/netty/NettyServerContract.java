package org.wwep.emulator.server.netty;

import java.time.InstantSource;
import java.util.function.Consumer;
import org.wwep.emulator.server.RegisterServerContract;
import org.wwep.emulator.server.ServerHandle;
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
  protected ServerHandle start(
      ServerOptions options, RegisterStore store, Consumer<Transaction> console)
      throws LinkException {
    TransactionLog transactionLog = new TransactionLog(InstantSource.system());
    transactionLog.listen(console);
    NettySettings settings =
        TransportSettings.settings(options, transport)
            .withLimits(ServerLimits.DEFAULT.withPerAddress(MANY))
            .withLoops(2);
    return NettyServer.start(settings, store, transactionLog, ServerMetrics.NONE).running();
  }
}
