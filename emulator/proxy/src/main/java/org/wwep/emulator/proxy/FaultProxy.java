package org.wwep.emulator.proxy;

import static java.lang.System.Logger.Level.WARNING;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.fault.FaultSpec;
import org.wwep.emulator.fault.HitListener;
import org.wwep.net.Connection;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.LocallyClosedException;
import org.wwep.net.NetworkStack;
import org.wwep.net.ReceiveTimeoutException;
import org.wwep.net.TcpListener;
import org.wwep.rtos.Rtos;
import org.wwep.rtos.Task;

/**
 * Stands between clients and a server, and injects faults into what passes.
 *
 * <p><b>Shape</b>: once started it accepts; each connection dials the server. The end of a
 * direction is passed on as that, a reset as a reset. Connections are numbered from 1 in the order
 * of their acceptance, and the seed, the proxy's name and that number decide which faults apply and
 * what they draw. Any thread may change the faults; whoever started it, closes it, and with it all
 * that it opened.
 *
 * <p><b>Units</b>: in real time a delivery is as late as the machine's scheduler lets it be.
 *
 * <p><b>Errors</b>: a server that cannot be reached closes the client's connection.
 */
public final class FaultProxy implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("org.wwep.proxy");
  private static final Duration A_WHILE = Duration.ofMinutes(1);
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final Duration LAST = Duration.ofSeconds(5);

  private final Rtos rtos;
  private final NetworkStack net;
  private final ProxySettings settings;
  private final RogueServer rogueServer;
  private final long seed;
  private final HitListener hits;
  private final TcpListener listener;
  // In the order of acceptance, since in virtual time it matters whose turn is first.
  private final Map<Long, ProxiedConnection> links = new ConcurrentSkipListMap<>();
  private volatile List<FaultSpec> faults;
  private volatile boolean closed;
  private @Nullable Task accepting;

  private FaultProxy(
      Rtos rtos,
      NetworkStack net,
      ProxySettings settings,
      List<FaultSpec> faults,
      RogueServer rogueServer,
      long seed,
      HitListener hits,
      TcpListener listener) {
    this.rtos = rtos;
    this.net = net;
    this.settings = settings;
    this.faults = List.copyOf(faults);
    this.rogueServer = rogueServer;
    this.seed = seed + settings.name().hashCode();
    this.hits = hits;
    this.listener = listener;
  }

  /**
   * Starts a proxy.
   *
   * @param faults those in place from the first connection on
   * @param rogueServer for faults of the server's certificate
   * @throws LinkException if it cannot listen there
   */
  public static FaultProxy start(
      Rtos rtos,
      NetworkStack net,
      ProxySettings settings,
      List<FaultSpec> faults,
      RogueServer rogueServer,
      long seed)
      throws LinkException, InterruptedException {
    return start(rtos, net, settings, faults, rogueServer, seed, HitListener.NONE);
  }

  /** Starts one whose faults count what they hit. */
  public static FaultProxy start(
      Rtos rtos,
      NetworkStack net,
      ProxySettings settings,
      List<FaultSpec> faults,
      RogueServer rogueServer,
      long seed,
      HitListener hits)
      throws LinkException, InterruptedException {
    TcpListener listener = net.listen(settings.listen().resolve(net));
    FaultProxy proxy =
        new FaultProxy(rtos, net, settings, faults, rogueServer, seed, hits, listener);
    proxy.accepting = rtos.spawn("proxy " + settings.name(), proxy::accept);
    return proxy;
  }

  /** Returns where it listens, with the real port. */
  public Endpoint local() {
    return listener.local();
  }

  /** Returns how many connections are under way. */
  public int connections() {
    return links.size();
  }

  /** Puts other faults in place of those so far, on the connections under way as well. */
  public void change(List<FaultSpec> other) {
    faults = List.copyOf(other);
    links.values().forEach(proxiedConnection -> proxiedConnection.change(faults));
  }

  private void accept() throws InterruptedException {
    long number = 0;
    while (true) {
      try {
        serve(listener.accept(A_WHILE), ++number);
      } catch (ReceiveTimeoutException _) {
        // Nobody came for a while.
      } catch (LocallyClosedException _) {
        return;
      } catch (LinkException e) {
        LOG.log(WARNING, () -> "a connection could not be accepted: " + e.getMessage());
        rtos.sleep(PAUSE);
      }
    }
  }

  private void serve(Connection client, long number) {
    ProxiedConnection proxiedConnection =
        new ProxiedConnection(rtos, net, settings, rogueServer, seed, number, client, faults, hits);
    links.put(number, proxiedConnection);
    // As a change of the faults, or the close, may have come before the link was known.
    proxiedConnection.change(faults);
    proxiedConnection.start(() -> links.remove(number));
    if (closed) {
      proxiedConnection.close();
    }
  }

  /** Waits for the task too: a listener is not gone while somebody waits on it. */
  private static void end(Task task) {
    task.cancel();
    try {
      if (!task.join(LAST)) {
        LOG.log(WARNING, () -> "task " + task.name() + " does not end");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Stops accepting and closes every connection; never throws, may be called twice. */
  @Override
  public void close() {
    closed = true;
    listener.close();
    Task task = accepting;
    if (task != null) {
      end(task);
    }
    links.values().forEach(ProxiedConnection::close);
  }
}
