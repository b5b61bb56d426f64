package org.wwep.emulator.cli;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.wwep.net.SecureLayer;
import org.wwep.net.tls.Credential;
import org.wwep.net.tls.SessionCache;
import org.wwep.net.tls.Tls;
import org.wwep.net.tls.TlsServerConfig;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a server secures the connections to its TLS port. */
final class ServerTlsOptions {
  private static final int SESSIONS = 10_000;

  @Option(
      names = "--tls-port",
      paramLabel = "PORT",
      description =
          "Port of the protocol over TLS; 0 takes a free one (default: 40508, or 0 with --port 0).")
  @Nullable Integer port;

  @Option(names = "--no-tls", description = "Leave the TLS port out.")
  boolean none;

  @Option(
      names = "--cert",
      paramLabel = "FILE",
      description =
          "The server's certificate (default: one by the development CA, made on first use).")
  @Nullable Path certificate;

  @Option(names = "--key", paramLabel = "FILE", description = "The certificate's key.")
  @Nullable Path key;

  @Mixin CertsDirectory certs = new CertsDirectory();

  /** Returns the TLS port, next to this one of the open protocol. */
  int portBeside(int openPort) {
    Integer chosen = port;
    return chosen != null
        ? Range.port("--tls-port", chosen)
        : openPort == 0 ? 0 : org.wwep.device.LinkConfig.TLS_PORT;
  }

  /** Returns what is laid over each connection. */
  SecureLayer layer(InstantSource clock) throws CliException {
    Credential own =
        certificate == null && key == null ? certs.server() : Secrets.read(certificate, key);
    TlsServerConfig config = TlsServerConfig.of(own).withSessions(SessionCache.ofSize(SESSIONS));
    Tls world = Tls.secure(new SecureRandom(), clock);
    return raw -> world.accept(raw, config, Tls.HANDSHAKE);
  }
}
