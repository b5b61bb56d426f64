package org.wwep.emulator.server.netty;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.wwep.emulator.server.MemoryStore;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.TlsRejectedException.Reason;
import org.wwep.net.tls.ServerEngines;
import org.wwep.protocol.server.ServerPort;
import org.wwep.protocol.server.ServerSettings;
import org.wwep.protocol.server.Transaction;

/**
 * A server with a TLS port alone.
 *
 * @param server it
 * @param told its transactions
 * @param refused why handshakes came to nothing
 */
record TlsServer(NettyServer server, BlockingQueue<Transaction> told, BlockingQueue<Reason> refused)
    implements AutoCloseable {

  static TlsServer start(ServerEngines engines) throws LinkException {
    BlockingQueue<Transaction> told = new LinkedBlockingQueue<>();
    TransactionLog transactionLog = new TransactionLog(InstantSource.system());
    transactionLog.listen(told::add);
    BlockingQueue<Reason> refused = new LinkedBlockingQueue<>();
    ServerSettings options =
        ServerSettings.at(Endpoint.loopback(0))
            .withPorts(new ServerPort(Endpoint.loopback(0), raw -> raw))
            .withReasons(true)
            .withReadTimeout(Duration.ofSeconds(20));
    return new TlsServer(
        NettyServer.start(
            NettySettings.of(options.withPorts(ServerPort.open(Endpoint.loopback(0))))
                .withTls(options, engines)
                .withLoops(1),
            new MemoryStore(),
            transactionLog,
            counting(refused)),
        told,
        refused);
  }

  private static ServerMetrics counting(Queue<Reason> refused) {
    return new ServerMetrics() {
      @Override
      public void noHandshake(Reason reason) {
        refused.add(reason);
      }
    };
  }

  Endpoint at() {
    return server.local().getFirst();
  }

  @Override
  public void close() {
    server.close();
  }
}
