package org.wwep.emulator.fleet;

import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.client.ClientTimeouts;
import org.wwep.net.Endpoint;
import org.wwep.net.tls.ClientEngines;

/**
 * What a fleet presses on, and how it gets there.
 *
 * @param server the server's address
 * @param engines what secures connections, or null for none
 * @param sources the addresses that devices connect from, in turn; empty for the system's choice
 * @param keepAlive whether a device has one connection for all presses, in place of one for each
 * @param timeouts how long a device waits
 * @param faulty the way that some devices take, or null if none does
 */
public record FleetTarget(
    Endpoint server,
    @Nullable ClientEngines engines,
    List<InetAddress> sources,
    boolean keepAlive,
    ClientTimeouts timeouts,
    @Nullable FaultyPath faulty) {
  /** Copies the addresses. */
  public FleetTarget {
    sources = List.copyOf(sources);
  }

  /** Returns it without TLS, with one connection for each press. */
  public static FleetTarget open(Endpoint server) {
    return new FleetTarget(server, null, List.of(), false, ClientTimeouts.DEFAULT, null);
  }

  /** Returns it at another address. */
  public FleetTarget withServer(Endpoint other) {
    return new FleetTarget(other, engines, sources, keepAlive, timeouts, faulty);
  }

  /** Returns it with connections that are kept, or are not. */
  public FleetTarget withKeepAlive(boolean kept) {
    return new FleetTarget(server, engines, sources, kept, timeouts, faulty);
  }

  /** Returns it with other timeouts. */
  public FleetTarget withTimeouts(ClientTimeouts others) {
    return new FleetTarget(server, engines, sources, keepAlive, others, faulty);
  }

  /** Returns it with addresses that devices connect from. */
  public FleetTarget withSources(List<InetAddress> others) {
    return new FleetTarget(server, engines, others, keepAlive, timeouts, faulty);
  }

  /** Returns it with TLS, or with null without. */
  public FleetTarget withEngines(@Nullable ClientEngines by) {
    return new FleetTarget(server, by, sources, keepAlive, timeouts, faulty);
  }

  /** Returns it with a way through faults for some devices, or with null for none. */
  public FleetTarget withFaulty(@Nullable FaultyPath path) {
    return new FleetTarget(server, engines, sources, keepAlive, timeouts, path);
  }
}
