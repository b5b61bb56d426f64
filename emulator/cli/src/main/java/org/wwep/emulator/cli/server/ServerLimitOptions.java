package org.wwep.emulator.cli.server;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.server.netty.NettySettings;
import org.wwep.emulator.server.netty.ProxyAddresses;
import org.wwep.emulator.server.netty.ServerLimits;
import org.wwep.emulator.server.netty.Transport;
import org.wwep.value.Ranges;
import picocli.CommandLine.Option;

/** How much the register server takes, and with what. */
final class ServerLimitOptions {
  /** Each has a ring or an epoll of its own. */
  private static final int MOST_THREADS = 1024;

  @Option(
      names = "--max-per-address",
      paramLabel = "N",
      description = "Number of connections from one address; more get X (default: 1000).")
  int perAddress = ServerLimits.DEFAULT.perAddress();

  @Option(
      names = "--proxy-from",
      paramLabel = "ADDRESS[/BITS],...",
      description =
          "Balancers that say who their client is, by the PROXY protocol (1 or 2), as HAProxy's"
              + " send-proxy-v2 does: limits and logs go by that, and they have to say it"
              + " (default: none).")
  @Nullable String proxies;

  @Option(
      names = "--max-frames",
      paramLabel = "N",
      description =
          "With --keep-alive: number of frames that a client may send ahead of their replies; one more"
              + " gets X (default: 1024).")
  int frames = ServerLimits.DEFAULT.frames();

  @Option(
      names = "--handshake-timeout",
      paramLabel = "TIME",
      description = "Time limit of a TLS handshake (default: 10s).")
  Duration handshake = ServerLimits.DEFAULT.handshake();

  @Option(
      names = "--max-unread",
      paramLabel = "MB",
      description =
          "Megabytes of replies that all clients together may leave unread (default: 64).")
  int unread = (int) (ServerLimits.DEFAULT.unread() >> 20);

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Number of threads that serve (default: one less than there are processors).")
  int threads = NettySettings.defaultLoops();

  @Option(
      names = "--transport",
      paramLabel = "io_uring|epoll|nio",
      description = "I/O back end (default: the first of these that the machine has).")
  @Nullable Transport transport;

  @Option(
      names = "--spin",
      paramLabel = "MICROSECONDS",
      description =
          "Busy-poll time before sleeping, in microseconds (default: 20, or 0 on a"
              + " single processor).")
  int spin = (int) NettySettings.defaultSpin().toNanos() / 1000;

  @Option(
      names = "--drain",
      paramLabel = "TIME",
      description =
          "With --admin-port: time to go on serving once the server is to end, while /ready is 503,"
              + " so that balancers send nobody new (default: 0s).")
  Duration drain = Duration.ZERO;

  @Option(
      names = "--shutdown-timeout",
      paramLabel = "TIME",
      description = "Time that clients have to finish when the server ends (default: 5s).")
  Duration shutdown = Duration.ofSeconds(5);

  /** Returns these settings with what was chosen here. */
  NettySettings on(NettySettings settings) {
    Transport chosen = transport;
    if (chosen != null && !chosen.available()) {
      throw new IllegalArgumentException(
          "this machine has no --transport " + chosen + ": leave it out for the best it has");
    }
    if (chosen != null && !chosen.listensAt(settings.core().ports())) {
      throw new IllegalArgumentException(
          "--transport "
              + chosen
              + " cannot listen at 0.0.0.0 without IPv6: leave it out, or --bind :: for both");
    }
    return settings
        .withProxies(proxies())
        .withLimits(
            new ServerLimits(
                Ranges.atLeast("--max-per-address", perAddress, 1),
                Ranges.atLeast("--max-frames", frames, 1),
                Ranges.positive("--handshake-timeout", handshake),
                ServerLimits.DEFAULT.send(),
                (long) Ranges.atLeast("--max-unread", unread, 1) << 20))
        .withLoops(Ranges.within("--threads", threads, 1, MOST_THREADS))
        .withSpin(Duration.ofNanos(1000L * Ranges.atLeast("--spin", spin, 0)))
        .withTransport(chosen == null ? settings.transport() : chosen);
  }

  private ProxyAddresses proxies() {
    String text = proxies;
    try {
      return text == null ? ProxyAddresses.NONE : ProxyAddresses.parse(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("--proxy-from: " + e.getMessage(), e);
    }
  }
}
