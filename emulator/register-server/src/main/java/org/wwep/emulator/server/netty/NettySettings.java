package org.wwep.emulator.server.netty;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.wwep.net.tls.ServerEngines;
import org.wwep.protocol.server.ServerPort;
import org.wwep.protocol.server.ServerSettings;

/**
 * How a server on real sockets is set up.
 *
 * @param core what every server has
 * @param engines TLS for those ports that have a secure layer; null only if none has
 * @param limits how much it takes
 * @param writes who may write
 * @param transport how the operating system is asked
 * @param loops how many threads serve, 1 or more
 * @param spin how long an idle thread polls before it sleeps
 * @param proxies who says for whom it connects, by the PROXY protocol
 */
public record NettySettings(
    ServerSettings core,
    @Nullable ServerEngines engines,
    ServerLimits limits,
    WritePolicy writes,
    Transport transport,
    int loops,
    Duration spin,
    ProxyAddresses proxies) {
  private static final Duration SPIN = Duration.ofNanos(20_000);

  /** Checks that each port can be served. */
  public NettySettings {
    if (loops < 1) {
      throw new IllegalArgumentException("1 thread or more serve, was " + loops);
    }
    if (engines == null && core.ports().stream().anyMatch(port -> port.layer().secures())) {
      throw new IllegalArgumentException("a TLS port needs engines");
    }
  }

  /** Sets a server up that no balancer stands before. */
  public NettySettings(
      ServerSettings core,
      @Nullable ServerEngines engines,
      ServerLimits limits,
      WritePolicy writes,
      Transport transport,
      int loops,
      Duration spin) {
    this(core, engines, limits, writes, transport, loops, spin, ProxyAddresses.NONE);
  }

  /** Returns the settings for these options on this machine. */
  public static NettySettings of(ServerSettings options) {
    ServerSettings open =
        options.withPorts(
            options.ports().stream()
                .filter(port -> !port.layer().secures())
                .toArray(ServerPort[]::new));
    return new NettySettings(
        open,
        null,
        ServerLimits.DEFAULT,
        WritePolicy.ALL,
        Transport.best(open.ports()),
        defaultLoops(),
        defaultSpin());
  }

  /** Returns one thread for each processor, less one for all else a machine does. */
  public static int defaultLoops() {
    return Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
  }

  /** Returns 20 microseconds, and nothing where that would hold up who has something to do. */
  public static Duration defaultSpin() {
    return Runtime.getRuntime().availableProcessors() > 1 ? SPIN : Duration.ZERO;
  }

  /** Returns these with another busy-poll time. */
  public NettySettings withSpin(Duration time) {
    return new NettySettings(core, engines, limits, writes, transport, loops, time, proxies);
  }

  /** Returns these with TLS, on the options' ports that have a secure layer. */
  public NettySettings withTls(ServerSettings secured, ServerEngines by) {
    return new NettySettings(secured, by, limits, writes, transport, loops, spin, proxies);
  }

  /** Returns these with other limits. */
  public NettySettings withLimits(ServerLimits other) {
    return new NettySettings(core, engines, other, writes, transport, loops, spin, proxies);
  }

  /** Returns these with other rules on who may write. */
  public NettySettings withWrites(WritePolicy who) {
    return new NettySettings(core, engines, limits, who, transport, loops, spin, proxies);
  }

  /** Returns these with another transport. */
  public NettySettings withTransport(Transport other) {
    return new NettySettings(core, engines, limits, writes, other, loops, spin, proxies);
  }

  /** Returns these with another number of threads. */
  public NettySettings withLoops(int count) {
    return new NettySettings(core, engines, limits, writes, transport, count, spin, proxies);
  }

  /** Returns these with balancers before it. */
  public NettySettings withProxies(ProxyAddresses believed) {
    return new NettySettings(core, engines, limits, writes, transport, loops, spin, believed);
  }
}
