package org.wwep.emulator.cli.server;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.cli.keys.CertsDirectory;
import org.wwep.emulator.cli.keys.CredentialReader;
import org.wwep.emulator.cli.keys.RevocationOptions;
import org.wwep.emulator.cli.keys.StaticRsaOption;
import org.wwep.emulator.cli.option.Choices;
import org.wwep.emulator.cli.option.PortNumber;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.net.SecureLayer;
import org.wwep.net.tls.ClientAuth;
import org.wwep.net.tls.Credential;
import org.wwep.net.tls.JsseProvider;
import org.wwep.net.tls.ServerEngines;
import org.wwep.net.tls.SessionCache;
import org.wwep.net.tls.Tls;
import org.wwep.net.tls.TlsParameters;
import org.wwep.net.tls.TlsServerConfig;
import org.wwep.net.tls.TrustAnchors;
import org.wwep.value.Ranges;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a server secures the connections to its TLS port. */
final class ServerTlsOptions {
  private static final int SESSIONS = 10_000;

  @Option(
      names = "--tls-port",
      paramLabel = "PORT",
      converter = PortNumber.class,
      description =
          "Port of the protocol over TLS; 0 takes a free one (default: 40508, or 0 with --port 0).")
  @Nullable Integer port;

  @Option(names = "--no-tls", description = "Disable TLS.")
  boolean none;

  @Option(
      names = "--cert",
      paramLabel = "FILE",
      description =
          "The server's certificate, with the certificates between it and its CA; PEM, DER, or"
              + " PKCS#12 with its key (default: one by the development CA, made on first use).")
  @Nullable Path certificate;

  @Option(names = "--key", paramLabel = "FILE", description = "The certificate's key.")
  @Nullable Path key;

  @Option(
      names = "--require-client-cert",
      description =
          "Serve TLS clients only with a certificate, and let each write only the registers of the"
              + " device it names (urn:wwep:device:0FAC); the open port is for reading then.")
  boolean requireClientCert;

  @Option(
      names = "--client-ca",
      paramLabel = "FILE",
      description = "CA whose certificates clients may show (default: the development CA).")
  @Nullable Path clientCa;

  @Mixin RevocationOptions revocations = new RevocationOptions();

  @Option(
      names = "--tls-provider",
      completionCandidates = Choices.TlsProviders.class,
      paramLabel = "bouncy_castle|jdk",
      description = "TLS engine of the register server (default: bouncy_castle).")
  @Nullable JsseProvider given;

  @Option(
      names = "--ocsp-staple",
      paramLabel = "FILE",
      description =
          "Send this answer of the CA about the server's certificate (OCSP, DER) to clients that"
              + " ask; by the engine jdk. 'wwep certs --ocsp' makes one.")
  @Nullable Path staple;

  @Mixin StaticRsaOption staticRsa = new StaticRsaOption();

  @Mixin CertsDirectory certs = new CertsDirectory();

  /** Returns the TLS port, next to this one of the open protocol. */
  int portBeside(int openPort) {
    Integer chosen = port;
    return chosen != null
        ? Ranges.port("--tls-port", chosen)
        : openPort == 0 ? 0 : org.wwep.device.LinkConfig.TLS_PORT;
  }

  /** Returns what is laid over each connection of a server that is firmware. */
  SecureLayer layer(InstantSource clock, Consumer<String> warn, Duration handshake)
      throws CliException {
    TlsServerConfig config = config(clock, warn).withSessions(SessionCache.ofSize(SESSIONS));
    Tls world = Tls.secure(new SecureRandom(), clock);
    return raw -> world.accept(raw, config, Ranges.positive("--handshake-timeout", handshake));
  }

  /** Returns the TLS engine: the one that was asked for, or the one that has what was. */
  private JsseProvider provider() {
    JsseProvider chosen = given;
    if (staple != null && chosen == JsseProvider.BOUNCY_CASTLE) {
      throw new IllegalArgumentException(
          "Bouncy Castle's TLS engine sends no OCSP answer: drop --ocsp-staple, or take"
              + " --tls-provider jdk");
    }
    JsseProvider provider =
        chosen != null ? chosen : staple == null ? JsseProvider.BOUNCY_CASTLE : JsseProvider.JDK;
    if (staticRsa.isGiven() && provider == JsseProvider.JDK) {
      throw new IllegalArgumentException(
          "the JDK's TLS has no static RSA in any case: drop --no-static-rsa, or "
              + (chosen == null ? "--ocsp-staple" : "--tls-provider jdk"));
    }
    return provider;
  }

  /**
   * Returns the engines of the register server.
   *
   * @param closing takes what is closed when the server has ended
   */
  ServerEngines engines(InstantSource clock, Consumer<String> warn, Consumer<AutoCloseable> closing)
      throws CliException {
    JsseProvider provider = provider();
    TlsServerConfig config = config(clock, warn);
    Path answer = staple;
    if (answer != null) {
      closing.accept(OcspStaple.open(answer, Objects.requireNonNull(config.own()), clock, warn));
    }
    return ServerEngines.of(config, provider, SESSIONS, clock);
  }

  private TlsServerConfig config(InstantSource clock, Consumer<String> warn) throws CliException {
    Credential own =
        certificate == null && key == null
            ? stapled(certs.server())
            : CredentialReader.readServer(certificate, key, clock, warn);
    TlsServerConfig config =
        TlsServerConfig.of(own).withParameters(staticRsa.applyTo(TlsParameters.DEFAULT));
    if (!requireClientCert) {
      if (clientCa != null) {
        throw new IllegalArgumentException(
            "--client-ca is about clients' certificates: add --require-client-cert");
      }
      if (revocations.areGiven()) {
        throw new IllegalArgumentException(
            "--crl is about clients' certificates: add --require-client-cert");
      }
      return config;
    }
    return config.withClients(ClientAuth.REQUIRED, revocations.applyTo(clientTrust(), clock, warn));
  }

  /** An answer is signed by the CA, whose certificate has to be there for that. */
  private Credential stapled(Credential own) throws CliException {
    return staple == null ? own : own.withIssuer(certs.trust().certificates().getFirst());
  }

  private TrustAnchors clientTrust() throws CliException {
    Path file = clientCa;
    return file == null ? certs.trust() : CredentialReader.readTrust(file);
  }
}
