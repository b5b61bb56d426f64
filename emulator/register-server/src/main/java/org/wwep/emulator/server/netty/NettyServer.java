package org.wwep.emulator.server.netty;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.ThreadAwareExecutor;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.server.ServerHandle;
import org.wwep.net.BindFailedException;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.protocol.server.RegisterStore;
import org.wwep.protocol.server.ServerPort;

/**
 * A register server on the operating system's sockets, for very many clients: a few threads serve
 * all connections.
 *
 * <p><b>Shape</b>: answers as {@link org.wwep.emulator.server.RegisterServer} does, which runs in
 * virtual time; one suite of tests holds both to it.
 *
 * <p><b>Errors</b>: a connection's trouble ends that connection; past a limit there is a defined
 * answer, a count, and a line in the log at most once a second.
 *
 * <p>Owned by the thread that started it, which closes it; the store stays the caller's.
 */
@SuppressWarnings("FutureReturnValueIgnored") // What fails, fails in its loop.
public final class NettyServer implements AutoCloseable {
  private static final int BACKLOG = 4096;

  private static final WriteBufferWaterMark UNREAD = new WriteBufferWaterMark(8 << 10, 16 << 10);
  private static final Duration END = Duration.ofSeconds(1);

  private final ServerContext serverContext;
  private final MultiThreadIoEventLoopGroup group;
  private final ExecutorService waiting;
  private final IdentityHashMap<EventLoop, LoopContext> loops = new IdentityHashMap<>();
  private final Map<ThreadAwareExecutor, BacklogQueue> backlogs = new ConcurrentHashMap<>();
  private final List<Channel> listeners = new ArrayList<>();
  private volatile boolean closing;

  private NettyServer(
      NettySettings settings,
      RegisterStore store,
      TransactionLog transactionLog,
      ServerMetrics serverMetrics) {
    this.group =
        new MultiThreadIoEventLoopGroup(
            settings.loops(),
            new DefaultThreadFactory("wwep-serve", true),
            BusyPollHandler.of(settings.transport().factory(), settings.spin(), this::backlog));
    this.waiting =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("wwep-store-", 0).factory());
    this.serverContext =
        new ServerContext(
            settings,
            store,
            transactionLog,
            serverMetrics,
            new LimitWarnings(serverMetrics),
            new ConnectionLimiter(
                settings.core().rules().maxConnections(), settings.limits().perAddress()),
            waiting,
            new AtomicLong());
    for (EventExecutor thread : group) {
      EventLoop loop = (EventLoop) thread;
      loops.put(loop, new LoopContext(loop, settings, backlog(loop)));
    }
  }

  /**
   * Starts a server; once this returns it accepts.
   *
   * @throws LinkException if a port cannot be had
   */
  public static NettyServer start(
      NettySettings settings,
      RegisterStore store,
      TransactionLog transactionLog,
      ServerMetrics serverMetrics)
      throws LinkException {
    NettyServer server = new NettyServer(settings, store, transactionLog, serverMetrics);
    boolean started = false;
    try {
      for (ServerPort port : settings.core().ports()) {
        server.listen(port);
      }
      started = true;
      return server;
    } finally {
      if (!started) {
        server.close();
      }
    }
  }

  private BacklogQueue backlog(ThreadAwareExecutor loop) {
    return backlogs.computeIfAbsent(loop, _ -> new BacklogQueue());
  }

  private void listen(ServerPort port) throws LinkException {
    SocketProtocolFamily family =
        port.local().address() instanceof Inet4Address
            ? SocketProtocolFamily.INET
            : SocketProtocolFamily.INET6;
    Transport transport = serverContext.settings().transport();
    ServerBootstrap listening =
        new ServerBootstrap()
            .group(group)
            .channelFactory(() -> transport.listener(family))
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .option(ChannelOption.SO_REUSEADDR, true)
            .handler(new AcceptHandler(serverContext))
            .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
            .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, UNREAD)
            .childHandler(
                new ConnectionInitializer(
                    serverContext, loops::get, () -> closing, port.layer().secures()));
    transport.tune(listening);
    ChannelFuture bound =
        listening
            .bind(new InetSocketAddress(port.local().address(), port.local().port()))
            .awaitUninterruptibly();
    if (bound.cause() instanceof IOException e) {
      throw BindFailedException.at(port.local(), e);
    }
    bound.syncUninterruptibly();
    listeners.add(bound.channel());
  }

  /** Returns where it listens, with the real ports, in the order of the options. */
  public List<Endpoint> local() {
    return listeners.stream()
        .map(listener -> (InetSocketAddress) listener.localAddress())
        .map(at -> new Endpoint(at.getAddress(), at.getPort()))
        .toList();
  }

  /** Returns it as any server, with its ports. */
  public ServerHandle running() {
    List<ServerHandle.BoundPort> ports = new ArrayList<>();
    for (int i = 0; i < listeners.size(); i++) {
      String kind = serverContext.settings().core().ports().get(i).layer().port();
      ports.add(new ServerHandle.BoundPort(local().get(i), kind));
    }
    return new ServerHandle(ports, serverContext.feed()::transactions, this::close);
  }

  /** Counts the connections that are served. */
  public int connections() {
    return serverContext.admission().taken();
  }

  /** Counts the bytes of replies that lie unread. */
  public long unread() {
    return serverContext.unread().get();
  }

  /** Returns whether it accepts. */
  public boolean accepting() {
    return !closing && listeners.stream().allMatch(Channel::isActive);
  }

  /** Returns whether each of its threads does something within this time. */
  public boolean alive(Duration within) throws InterruptedException {
    long until = System.nanoTime() + within.toNanos();
    List<Future<?>> turns = new ArrayList<>();
    loops.keySet().forEach(loop -> turns.add(loop.submit(() -> {})));
    for (Future<?> turn : turns) {
      if (!turn.await(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Stops accepting, and finishes what was begun: a frame that has begun is answered, replies are
   * sent. What is not finished by then is ended.
   *
   * @return whether all was finished in time
   */
  public boolean finish(Duration deadline) throws InterruptedException {
    long until = System.nanoTime() + deadline.toNanos();
    stopAccepting();
    loops.values().forEach(loopContext -> loopContext.thread.execute(loopContext::finish));
    while (connections() > 0 && System.nanoTime() - until < 0) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    boolean all = connections() == 0;
    close();
    return all;
  }

  private void stopAccepting() {
    closing = true;
    listeners.forEach(listener -> listener.close().awaitUninterruptibly(END.toMillis()));
  }

  /** Stops accepting and ends the connections. */
  @Override
  public void close() {
    stopAccepting();
    for (LoopContext loopContext : loops.values()) {
      @Nullable Future<?> ended =
          loopContext.thread.isShuttingDown()
              ? null
              : loopContext.thread.submit(loopContext::close);
      if (ended != null) {
        ended.awaitUninterruptibly(END.toMillis());
      }
    }
    waiting.shutdown();
    group
        .shutdownGracefully(0, END.toMillis(), TimeUnit.MILLISECONDS)
        .awaitUninterruptibly(2 * END.toMillis());
  }
}
