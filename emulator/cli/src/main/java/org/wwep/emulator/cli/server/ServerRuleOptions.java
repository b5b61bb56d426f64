package org.wwep.emulator.cli.server;

import java.time.Duration;
import org.wwep.protocol.server.ServerRules;
import org.wwep.value.Ranges;
import picocli.CommandLine.Option;

/** How a server treats its clients, whichever server it is. */
final class ServerRuleOptions {
  @Option(names = "--keep-alive", description = "Let a connection carry more than one exchange.")
  boolean keepAlive;

  @Option(names = "--reasons", description = "Append the reason to each X.")
  boolean reasons;

  @Option(
      names = "--padded",
      description =
          "Pad replies to 20 bytes, as in the course's present edition; take padded requests.")
  boolean padded;

  @Option(
      names = "--first-byte-timeout",
      paramLabel = "TIME",
      description =
          "Without --keep-alive: longest wait for a client's frame to begin (default: 10s).")
  Duration firstByteTimeout = ServerRules.DEFAULT.firstByteTimeout();

  @Option(
      names = "--read-timeout",
      paramLabel = "TIME",
      description = "Longest pause within a frame (default: 100ms).")
  Duration readTimeout = ServerRules.DEFAULT.readTimeout();

  @Option(
      names = "--idle-timeout",
      paramLabel = "TIME",
      description = "With --keep-alive: longest silence of a client between frames (default: 60s).")
  Duration idleTimeout = ServerRules.DEFAULT.idleTimeout();

  @Option(
      names = "--max-connections",
      paramLabel = "N",
      description = "Number of connections served at a time; more get X (default: 10000).")
  int maxConnections = ServerRules.DEFAULT.maxConnections();

  /**
   * Returns the rules.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  ServerRules rules() {
    return new ServerRules(
        keepAlive,
        reasons,
        Ranges.positive("--first-byte-timeout", firstByteTimeout),
        Ranges.positive("--read-timeout", readTimeout),
        Ranges.positive("--idle-timeout", idleTimeout),
        Ranges.atLeast("--max-connections", maxConnections, 1),
        padded);
  }
}
