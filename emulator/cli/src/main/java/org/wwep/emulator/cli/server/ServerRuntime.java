package org.wwep.emulator.cli.server;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.cli.terminal.LineWriter;
import org.wwep.emulator.server.ServerHandle;
import org.wwep.emulator.server.Store;
import org.wwep.emulator.server.admin.AdminServer;
import org.wwep.emulator.server.admin.PrometheusMetrics;
import org.wwep.emulator.server.admin.TimedStore;
import org.wwep.emulator.server.admin.TransactionShare;
import org.wwep.emulator.server.netty.NettyServer;
import org.wwep.emulator.server.netty.NettySettings;
import org.wwep.emulator.server.netty.ServerMetrics;
import org.wwep.emulator.server.netty.TransactionLog;
import org.wwep.emulator.store.RedisFeed;
import org.wwep.emulator.store.RedisStore;
import org.wwep.emulator.web.dashboard.Dashboard;
import org.wwep.net.LinkException;
import org.wwep.protocol.server.StoreUnavailableException;
import org.wwep.value.Ranges;

/** The register server on real sockets, with all who are told what it does. */
final class ServerRuntime implements AutoCloseable {
  private static final Duration TURN = Duration.ofSeconds(1);

  private final List<Runnable> ends = new ArrayList<>();
  private final @Nullable LineWriter log;
  private final TransactionLog transactionLog;
  private final NettyServer server;
  private @Nullable AdminServer looking;

  private ServerRuntime(
      NettySettings settings,
      Store store,
      ServerLogOptions told,
      InstantSource clock,
      LineWriter out)
      throws LinkException, CliException {
    transactionLog = new TransactionLog(clock);
    if (!told.quiet) {
      transactionLog.listen(transaction -> told.print(transaction, out));
    }
    LineWriter file = told.log();
    log = file;
    if (file != null) {
      transactionLog.listen(transaction -> told.print(transaction, file));
    }
    Integer port = told.adminPort;
    if (port == null) {
      server = NettyServer.start(settings, store, transactionLog, ServerMetrics.NONE);
      return;
    }
    PrometheusMetrics prometheusMetrics = new PrometheusMetrics();
    ends.add(prometheusMetrics::close);
    prometheusMetrics.gauge(
        "wwep.lines.lost",
        "Lines that could not be written, to standard output and the log file",
        () -> out.lost() + (file == null ? 0 : file.lost()));
    TimedStore timed = new TimedStore(store, prometheusMetrics);
    server = NettyServer.start(settings, timed, transactionLog, prometheusMetrics);
    boolean started = false;
    try {
      AdminServer adminServer =
          AdminServer.start(
              told.access(
                  Ranges.port("--admin-port", port),
                  new Dashboard(
                      transactionLog, store, prometheusMetrics::counts, server::connections)),
              server,
              prometheusMetrics,
              timed,
              transactionLog,
              TransactionJson::json);
      looking = adminServer;
      ends.addFirst(adminServer::close);
      share(told.share, store);
      started = true;
    } finally {
      if (!started) {
        close();
      }
    }
  }

  private void share(@Nullable String name, Store store) throws CliException {
    if (name == null) {
      return;
    }
    if (!(store instanceof RedisStore redis)) {
      throw new CliException(
          ExitCode.USAGE, "--share-feed tells servers of one Redis: add --store redis://HOST");
    }
    TransactionShare share;
    try {
      share = TransactionShare.of(transactionLog, name);
    } catch (IllegalArgumentException e) {
      throw new CliException(ExitCode.USAGE, "--share-feed: " + e.getMessage());
    }
    ends.addFirst(share::close);
    try {
      RedisFeed feed = redis.feed(share::heard);
      ends.add(feed::close);
      share.start(feed::publish);
    } catch (StoreUnavailableException e) {
      throw new CliException(ExitCode.ENVIRONMENT, String.valueOf(e.getMessage()));
    }
  }

  static ServerRuntime start(
      NettySettings settings,
      Store store,
      ServerLogOptions told,
      InstantSource clock,
      LineWriter out)
      throws LinkException, CliException {
    return new ServerRuntime(settings, store, told, clock, out);
  }

  /** Returns where it listens, and where one can look at it. */
  List<ServerHandle.BoundPort> ports() {
    List<ServerHandle.BoundPort> ports = new ArrayList<>(server.running().ports());
    AdminServer adminServer = looking;
    if (adminServer != null) {
      ports.add(new ServerHandle.BoundPort(adminServer.local(), "metrics"));
    }
    return ports;
  }

  /** Returns the address of its page, or nothing if it has none. */
  Optional<String> page() {
    return Optional.ofNullable(looking).map(AdminServer::address);
  }

  long transactions() {
    return transactionLog.transactions();
  }

  /** Returns whether every serving thread gets its turn soon. */
  boolean healthy() throws InterruptedException {
    return server.alive(TURN);
  }

  /** Says that it is not ready any more, and goes on for so long. */
  void drain(Duration time) throws InterruptedException {
    AdminServer adminServer = looking;
    if (adminServer != null && !time.isZero()) {
      adminServer.drain();
      // Nobody counts it down: an interrupt ends it.
      boolean _ = new CountDownLatch(1).await(time.toNanos(), TimeUnit.NANOSECONDS);
    }
  }

  /** Finishes what was begun; returns whether all was finished in time. */
  boolean finish(Duration deadline) throws InterruptedException {
    boolean all = server.finish(deadline);
    close();
    return all;
  }

  @Override
  public void close() {
    server.close();
    ends.forEach(Runnable::run);
    LineWriter file = log;
    if (file != null) {
      file.flush(500);
    }
  }
}
