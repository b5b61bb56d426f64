package org.wwep.emulator.proxy;

import static java.lang.System.Logger.Level.INFO;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.fault.Direction;
import org.wwep.emulator.fault.FaultSpec;
import org.wwep.emulator.fault.FaultyStream;
import org.wwep.emulator.fault.HitListener;
import org.wwep.emulator.fault.HitUnit;
import org.wwep.emulator.fault.TlsFault;
import org.wwep.net.ConnectAttempts;
import org.wwep.net.Connection;
import org.wwep.net.LinkException;
import org.wwep.net.NetworkStack;
import org.wwep.net.TcpSocket;
import org.wwep.rtos.Rtos;
import org.wwep.rtos.Task;

/** One proxied connection, from acceptance to the close of both sides. */
final class ProxiedConnection implements DirectionPump.EndListener {
  private static final System.Logger LOG = System.getLogger("org.wwep.proxy");
  private static final Duration CONNECT = Duration.ofSeconds(10);

  private final Rtos rtos;
  private final NetworkStack net;
  private final ProxySettings settings;
  private final RogueServer rogueServer;
  private final long seed;
  private final long number;
  private final Connection accepted;
  private final HitListener hits;
  // A list, since in virtual time it matters which side is closed first.
  private final List<Connection> open = new CopyOnWriteArrayList<>();
  private final Set<DirectionPump> ended = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean over = new AtomicBoolean();
  private volatile List<FaultSpec> faults;
  private volatile List<DirectionPump> relays = List.of();
  private volatile @Nullable Task dialing;

  ProxiedConnection(
      Rtos rtos,
      NetworkStack net,
      ProxySettings settings,
      RogueServer rogueServer,
      long seed,
      long number,
      Connection accepted,
      List<FaultSpec> faults,
      HitListener hits) {
    this.rtos = rtos;
    this.net = net;
    this.settings = settings;
    this.rogueServer = rogueServer;
    this.seed = seed;
    this.number = number;
    this.accepted = accepted;
    this.hits = hits;
    this.faults = faults;
    open.add(accepted);
  }

  /** Dials the server and relays, in tasks of its own. */
  void start(Runnable onEnd) {
    dialing =
        rtos.spawn(
            settings.name() + " " + number,
            () -> {
              try {
                dial();
              } finally {
                end(false);
                onEnd.run();
              }
            });
    if (over.get()) {
      close();
    }
  }

  private void dial() throws InterruptedException {
    try {
      TcpSocket socket = connected();
      Connection client = accepted;
      Connection server = socket;
      Optional<TlsFault.Kind> lie = lie();
      if (lie.isPresent()) {
        client = rogueServer.towardsClient(lie.get(), accepted);
        ownInstead(client, accepted);
        server = rogueServer.towardsServer(socket);
        ownInstead(server, socket);
      }
      relay(client, server);
    } catch (LinkException e) {
      LOG.log(INFO, () -> settings.name() + " " + number + ": " + e.getMessage());
    }
  }

  /** Connects to the first address of the server that takes the connection. */
  private TcpSocket connected() throws LinkException, InterruptedException {
    return ConnectAttempts.first(
        settings.upstream().resolveAll(net),
        server -> {
          TcpSocket attempt = net.socket();
          own(attempt);
          boolean done = false;
          try {
            attempt.connect(server, CONNECT);
            done = true;
            return attempt;
          } finally {
            if (!done) {
              open.remove(attempt);
              attempt.close();
            }
          }
        });
  }

  /** Returns what is wrong with the certificate that this connection sees. */
  private Optional<TlsFault.Kind> lie() {
    for (FaultSpec spec : faults) {
      if (spec.fault() instanceof TlsFault(TlsFault.Kind kind)
          && kind.ofCertificate()
          && spec.applies(seed, number)) {
        hits.hit(spec, HitUnit.HANDSHAKE, 1);
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  private void own(Connection connection) {
    open.add(connection);
    // Looked at after adding: either this sees the end, or the end sees the connection.
    if (over.get()) {
      connection.close();
    }
  }

  /** From now on the layer above closes the one below, and says goodbye first. */
  private void ownInstead(Connection above, Connection below) {
    own(above);
    open.remove(below);
  }

  private void relay(Connection client, Connection server) throws InterruptedException {
    List<FaultSpec> before = faults;
    DirectionPump up = relay(client, server, before, Direction.UPSTREAM);
    DirectionPump down = relay(server, client, before, Direction.DOWNSTREAM);
    relays = List.of(up, down);
    // As with connections: a change meanwhile has seen no relay.
    relays.forEach(directionPump -> directionPump.change(faults));
    if (over.get()) {
      relays.forEach(DirectionPump::stop);
    }
    rtos.spawn("read client " + number, up::read);
    rtos.spawn("read server " + number, down::read);
    rtos.spawn("carry downstream " + number, down::carry);
    up.carry();
  }

  private DirectionPump relay(
      Connection from, Connection to, List<FaultSpec> specs, Direction direction) {
    FaultyStream stream = new FaultyStream(specs, direction, seed, number, hits);
    return new DirectionPump(rtos, from, to, stream, this);
  }

  /** Puts other faults in place; any thread. */
  void change(List<FaultSpec> other) {
    faults = other;
    relays.forEach(directionPump -> directionPump.change(other));
  }

  @Override
  public void ended(DirectionPump directionPump) {
    ended.add(directionPump);
    if (ended.size() == 2) {
      end(false);
    }
  }

  @Override
  public void last(DirectionPump directionPump) {
    relays.stream().filter(other -> other != directionPump).forEach(DirectionPump::silence);
  }

  @Override
  public void broken() {
    end(true);
  }

  @Override
  public void closed() {
    end(false);
  }

  private void end(boolean reset) {
    if (over.compareAndSet(false, true)) {
      open.forEach(reset ? Connection::abort : Connection::close);
      relays.forEach(DirectionPump::stop);
    }
  }

  /** Closes both sides, also while it dials; any thread. */
  void close() {
    end(false);
    Task task = dialing;
    if (task != null) {
      task.cancel();
    }
  }
}
