package org.wwep.emulator.server.netty;

import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.wwep.emulator.server.ServerFactory;
import org.wwep.emulator.server.ServerHandle;
import org.wwep.net.LinkException;
import org.wwep.protocol.server.RegisterStore;
import org.wwep.protocol.server.ServerSettings;
import org.wwep.protocol.server.Transaction;

/**
 * Starts {@link NettyServer}s without metrics.
 *
 * @param own returns settings with what is this kind of server's own: TLS, limits, threads
 */
public record NettyServerFactory(UnaryOperator<NettySettings> own) implements ServerFactory {
  @Override
  public ServerHandle start(
      ServerSettings settings, RegisterStore store, Consumer<Transaction> console)
      throws LinkException {
    TransactionLog transactionLog = new TransactionLog(InstantSource.system());
    transactionLog.listen(console);
    NettySettings all = own.apply(NettySettings.of(settings));
    return NettyServer.start(all, store, transactionLog, ServerMetrics.NONE).running();
  }
}
