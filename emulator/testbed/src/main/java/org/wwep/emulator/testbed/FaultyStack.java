package org.wwep.emulator.testbed;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.wwep.emulator.fault.DnsFault;
import org.wwep.emulator.fault.FaultSpec;
import org.wwep.emulator.fault.HitListener;
import org.wwep.emulator.fault.HitUnit;
import org.wwep.emulator.fault.Host;
import org.wwep.emulator.fault.StreamFault;
import org.wwep.emulator.fault.TlsFault;
import org.wwep.emulator.fault.WifiFault;
import org.wwep.emulator.proxy.FaultProxy;
import org.wwep.emulator.proxy.ProxyAddress;
import org.wwep.emulator.proxy.ProxySettings;
import org.wwep.emulator.proxy.RogueServer;
import org.wwep.net.Endpoint;
import org.wwep.net.JoinFailedException;
import org.wwep.net.LinkException;
import org.wwep.net.NameNotResolvedException;
import org.wwep.net.NameNotResolvedException.Reason;
import org.wwep.net.TcpListener;
import org.wwep.net.TcpSocket;
import org.wwep.net.host.HostStack;
import org.wwep.rtos.Rtos;
import org.wwep.value.Durations;

/**
 * A device's stack on this machine, on which names, Wi-Fi and streams may go wrong in real time.
 *
 * <p><b>Shape</b>: a connection that is made while a stream's fault is in place goes through a
 * proxy of this stack, and from then on has whatever is in place; the others are left alone.
 * Without Wi-Fi nothing can be joined or connected to; connections under way go on.
 */
final class FaultyStack implements Host {
  private static final Duration GLANCE = Duration.ofMillis(20);
  private static final String HERE = "127.0.0.1";

  private final String owner;
  private final Rtos rtos;
  private final long seed;
  private final HostStack host = new HostStack();
  private final HostStack relays = new HostStack();
  private final AtomicLong questions = new AtomicLong();
  // Guarded by itself.
  private final Map<Endpoint, FaultProxy> proxies = new HashMap<>();
  private final Map<String, InetAddress> names = new ConcurrentHashMap<>();
  private volatile List<FaultSpec> faults = List.of();
  private volatile HitListener hits = HitListener.NONE;
  private volatile Runnable onSockets = () -> {};

  FaultyStack(String owner, Rtos rtos, long seed) {
    this.owner = owner;
    this.rtos = rtos;
    this.seed = seed;
  }

  @Override
  public InetAddress address() {
    return InetAddress.ofLiteral(HERE);
  }

  /** Changes nothing: the firmware's end closes its connections, as well as this machine can. */
  @Override
  public void powerLost() {}

  @Override
  public void powerBack() {}

  @Override
  public void faults(List<FaultSpec> other) {
    synchronized (proxies) {
      faults = List.copyOf(other);
      List<FaultSpec> streams = streams();
      proxies.values().forEach(proxy -> proxy.change(streams));
    }
  }

  @Override
  public void onHit(HitListener listener) {
    hits = listener;
  }

  /** Has this name lead to this address here. */
  void name(String name, InetAddress address) {
    names.put(name.toLowerCase(Locale.ROOT), address);
  }

  /** Has this run on the task that has just made a socket, or closed one. */
  void onSockets(Runnable listener) {
    onSockets = listener;
  }

  /** Tells that a socket was made or closed. */
  void changed() {
    onSockets.run();
  }

  @Override
  public int openSockets() {
    return host.openSockets();
  }

  private List<FaultSpec> streams() {
    return faults.stream().filter(spec -> ofStream(spec)).toList();
  }

  private static boolean ofStream(FaultSpec spec) {
    return spec.fault() instanceof StreamFault
        || (spec.fault() instanceof TlsFault(TlsFault.Kind kind) && !kind.ofCertificate());
  }

  private boolean away() {
    return faults.stream().anyMatch(spec -> spec.fault() instanceof WifiFault);
  }

  private void countAway(HitUnit unit) {
    for (FaultSpec spec : faults) {
      if (spec.fault() instanceof WifiFault) {
        hits.hit(spec, unit, 1);
      }
    }
  }

  /** Waits for Wi-Fi, and returns what is left of the time; nothing is left without it. */
  Duration untilBack(Duration timeout, HitUnit unit) throws InterruptedException {
    countAway(unit);
    Instant until = rtos.now().plus(timeout);
    Duration left = timeout;
    while (away() && left.isPositive()) {
      rtos.sleep(left.compareTo(GLANCE) < 0 ? left : GLANCE);
      left = Duration.between(rtos.now(), until);
    }
    return away() || left.isNegative() ? Duration.ZERO : left;
  }

  @Override
  public void join(Duration timeout) throws JoinFailedException, InterruptedException {
    Duration left = untilBack(timeout, HitUnit.JOIN);
    if (away()) {
      throw new JoinFailedException("no Wi-Fi network within " + Durations.millis(timeout));
    }
    host.join(left);
  }

  @Override
  public List<InetAddress> resolveAll(String name, Duration timeout)
      throws NameNotResolvedException, InterruptedException {
    long question = questions.incrementAndGet();
    Duration whole = untilBack(timeout, HitUnit.LOOK_UP);
    if (away()) {
      throw unanswered(name, timeout);
    }
    Duration left = whole;
    for (FaultSpec spec : faults) {
      if (spec.fault() instanceof DnsFault fault && spec.applies(seed, question)) {
        hits.hit(spec, HitUnit.LOOK_UP, 1);
        switch (fault.kind()) {
          case NXDOMAIN ->
              throw new NameNotResolvedException("no such name: " + name, Reason.NO_SUCH_NAME);
          case SERVFAIL ->
              throw new NameNotResolvedException(
                  "the name server failed, asked for " + name, Reason.SERVER_FAILED);
          case TIMEOUT -> left = Duration.ZERO;
          case SLOW -> left = left.minus(fault.delay());
          case FLIP -> {
            return List.of(Objects.requireNonNull(fault.address()));
          }
        }
      }
    }
    boolean answered = left.isPositive() || left.equals(whole);
    rtos.sleep(answered ? whole.minus(left) : whole);
    if (!answered) {
      throw unanswered(name, timeout);
    }
    InetAddress known = names.get(name.toLowerCase(Locale.ROOT));
    return known == null ? host.resolveAll(name, left) : List.of(known);
  }

  private static NameNotResolvedException unanswered(String name, Duration timeout) {
    return new NameNotResolvedException(
        "no answer about " + name + " within " + Durations.millis(timeout));
  }

  @Override
  public TcpSocket socket() throws LinkException {
    FaultySocket made = new FaultySocket(this, host.socket());
    changed();
    return made;
  }

  /** Returns where to go to reach this endpoint: there, or to a proxy on the way. */
  Endpoint wayTo(Endpoint remote) throws LinkException, InterruptedException {
    synchronized (proxies) {
      List<FaultSpec> streams = streams();
      FaultProxy known = proxies.get(remote);
      if (known == null && !streams.isEmpty()) {
        ProxyAddress upstream = new ProxyAddress(remote.address().getHostAddress(), remote.port());
        known =
            FaultProxy.start(
                rtos,
                relays,
                new ProxySettings(owner, new ProxyAddress(HERE, 0), upstream),
                streams,
                RogueServer.none(),
                seed,
                (spec, unit, count) -> hits.hit(spec, unit, count));
        proxies.put(remote, known);
      }
      return known == null || streams.isEmpty() ? remote : known.local();
    }
  }

  @Override
  public TcpListener listen(Endpoint local) throws LinkException {
    return host.listen(local);
  }

  @Override
  public void close() {
    synchronized (proxies) {
      proxies.values().forEach(FaultProxy::close);
    }
    host.close();
    relays.close();
  }
}
