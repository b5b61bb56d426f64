package org.wwep.emulator.cli.server;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.cli.option.GivenOptions;
import org.wwep.emulator.testbed.CourseServer;

/** Which options of {@code wwep server} mean nothing beside others: they are refused. */
final class ServerOptionCheck {
  /**
   * What a server that is firmware takes: it has no more threads, logs and limits than a device.
   */
  private static final Set<String> OF_FIRMWARE =
      Set.of(
          "--mode",
          "--port",
          "--bind",
          "--tls-port",
          "--no-tls",
          "--cert",
          "--key",
          "--certs-dir",
          "--handshake-timeout",
          "--keep-alive",
          "--no-static-rsa",
          "--reasons",
          "--first-byte-timeout",
          "--padded",
          "--read-timeout",
          "--idle-timeout",
          "--max-connections",
          "--tx-packets",
          "--rx-packets",
          "--quiet",
          "--json");

  private static final String[] OF_TLS = {
    "--tls-port",
    "--cert",
    "--key",
    "--require-client-cert",
    "--client-ca",
    "--crl",
    "--ocsp-staple",
    "--no-static-rsa",
    "--tls-provider",
    "--certs-dir",
    "--handshake-timeout"
  };

  private static final String[] OF_KEEP_ALIVE = {"--idle-timeout", "--max-frames"};

  private ServerOptionCheck() {}

  static void check(
      GivenOptions given,
      @Nullable CourseServer mode,
      boolean noTls,
      boolean keepAlive,
      boolean logFile,
      boolean snapshots,
      boolean replicas) {
    if (mode != null) {
      given.refuseAllBut("the register server's: drop it, or --mode", OF_FIRMWARE);
    }
    if (mode == CourseServer.PACKETS || mode == CourseServer.CALLBACKS) {
      given.refuse(
          "for servers of several clients: --mode packets and callbacks serve one",
          "--max-connections");
    }
    if (noTls) {
      given.refuse("about TLS: drop it, or --no-tls", OF_TLS);
    }
    if (!keepAlive) {
      given.refuse("about what follows a frame: add --keep-alive", OF_KEEP_ALIVE);
    }
    if (!snapshots) {
      given.refuse("about snapshots: add --snapshot-every TIME", "--snapshot-keep");
    }
    if (!replicas) {
      given.refuse("about replicas: add --store-replicas N, 1 or more", "--store-replicas-timeout");
    }
    if (!given.has("--admin-port")) {
      given.refuse(
          "about the admin port: add --admin-port PORT", "--admin-bind", "--drain", "--share-feed");
    }
    if (!logFile) {
      given.refuse("about the log file: add --log-file FILE", "--log-size", "--log-keep");
    }
  }
}
