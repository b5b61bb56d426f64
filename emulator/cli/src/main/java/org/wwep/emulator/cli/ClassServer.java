package org.wwep.emulator.cli;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.server.RunningServer;
import org.wwep.emulator.server.Store;
import org.wwep.emulator.server.netty.Feed;
import org.wwep.emulator.server.netty.Meter;
import org.wwep.emulator.server.netty.NettyServer;
import org.wwep.emulator.server.netty.NettySettings;
import org.wwep.emulator.server.watch.Metrics;
import org.wwep.emulator.server.watch.Observatory;
import org.wwep.emulator.server.watch.TimedStore;
import org.wwep.net.LinkException;
import org.wwep.protocol.server.Transaction;

/** The class server on real sockets, with all who are told what it does. */
final class ClassServer implements AutoCloseable {
  private final List<Runnable> ends = new ArrayList<>();
  private final @Nullable Output log;
  private final Feed feed;
  private final NettyServer server;
  private @Nullable Observatory looking;

  private ClassServer(
      NettySettings settings, Store store, ServerFeedOptions told, InstantSource clock, Output out)
      throws LinkException, CliException {
    feed = new Feed(clock);
    Function<Transaction, String> line = told.json ? TransactionLine::json : Transaction::line;
    if (!told.quiet) {
      feed.listen(transaction -> out.line(line.apply(transaction)));
    }
    Output file = told.log();
    log = file;
    if (file != null) {
      feed.listen(transaction -> file.line(line.apply(transaction)));
    }
    Integer port = told.metricsPort;
    if (port == null) {
      server = NettyServer.start(settings, store, feed, Meter.NONE);
      return;
    }
    Metrics metrics = new Metrics();
    ends.add(metrics::close);
    TimedStore timed = new TimedStore(store, metrics);
    server = NettyServer.start(settings, timed, feed, metrics);
    boolean started = false;
    try {
      Observatory observatory =
          Observatory.start(
              Range.port("--metrics-port", port),
              server,
              metrics,
              timed,
              feed,
              TransactionLine::json);
      looking = observatory;
      ends.addFirst(observatory::close);
      started = true;
    } finally {
      if (!started) {
        close();
      }
    }
  }

  static ClassServer start(
      NettySettings settings, Store store, ServerFeedOptions told, InstantSource clock, Output out)
      throws LinkException, CliException {
    return new ClassServer(settings, store, told, clock, out);
  }

  /** Returns where it listens, and where one can look at it. */
  List<RunningServer.Port> ports() {
    List<RunningServer.Port> ports = new ArrayList<>(server.running().ports());
    Observatory observatory = looking;
    if (observatory != null) {
      ports.add(new RunningServer.Port(observatory.local(), "metrics"));
    }
    return ports;
  }

  long transactions() {
    return feed.transactions();
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
    Output file = log;
    if (file != null) {
      file.flush(500);
    }
  }
}
