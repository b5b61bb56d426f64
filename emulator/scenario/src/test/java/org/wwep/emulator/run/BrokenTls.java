package org.wwep.emulator.run;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.wwep.device.ClientDevice;
import org.wwep.device.LinkConfig;
import org.wwep.emulator.sim.Simulation;
import org.wwep.net.Connection;
import org.wwep.net.LinkException;
import org.wwep.net.SecureLayer;
import org.wwep.net.TlsRejectedException;
import org.wwep.net.tls.Credential;
import org.wwep.net.tls.Tls;
import org.wwep.net.tls.TlsClientConfig;
import org.wwep.net.tls.TlsClientLayer;
import org.wwep.net.tls.TlsConnection;
import org.wwep.net.tls.TlsVersion;

/** Firmware that is careless about TLS in one way, and the one scenario that is about it. */
enum BrokenTls implements Mutation {
  /** Only an old version is spoken. */
  OLD_VERSION("tls.yaml") {
    @Override
    SecureLayer layer(TlsClientLayer right) {
      TlsClientConfig config = right.config();
      return new TlsClientLayer(
          right.tls(), config.withParameters(config.parameters().withOnly(TlsVersion.TLS_1_2)));
    }
  },
  /** The certificate's name is not compared with the server's. */
  ANY_NAME("bad-certificates.yaml") {
    @Override
    SecureLayer layer(TlsClientLayer right) {
      return new TlsClientLayer(right.tls(), right.config().withServerName(null));
    }
  },
  /** Date and name are looked at, but not who has issued the certificate. */
  ANY_CA("mitm.yaml") {
    @Override
    SecureLayer layer(TlsClientLayer right) {
      return raw -> believing(raw, right);
    }
  },
  /** The device's own certificate is not shown. */
  SHOWS_NO_CERTIFICATE("tls-mutual.yaml") {
    @Override
    SecureLayer layer(TlsClientLayer right) {
      TlsClientConfig c = right.config();
      return new TlsClientLayer(
          right.tls(),
          new TlsClientConfig(
              c.serverName(),
              c.trust(),
              c.pins(),
              c.psk(),
              null,
              c.parameters(),
              c.sessions(),
              c.insecure()));
    }
  };

  // Nobody's clock is asked: what was valid when the world began is good enough here.
  private static final Instant NOW = Simulation.BEGINNING;

  private final String scenario;

  BrokenTls(String scenario) {
    this.scenario = scenario;
  }

  @Override
  public String scenario() {
    return scenario;
  }

  abstract SecureLayer layer(TlsClientLayer right);

  @Override
  public RunRequest plant(RunRequest right) {
    return right.withImage(
        (board, rtos, net, config, trace, pools) ->
            new ClientDevice(
                board,
                rtos,
                net,
                config.withLinks(
                    config.links().stream().map(this::broken).toArray(LinkConfig[]::new)),
                trace,
                pools));
  }

  private LinkConfig broken(LinkConfig right) {
    return right.layer() instanceof TlsClientLayer tls
        ? new LinkConfig(right.port(), right.api(), layer(tls))
        : right;
  }

  private static Connection believing(Connection raw, TlsClientLayer right)
      throws LinkException, InterruptedException {
    String name = String.valueOf(right.config().serverName());
    TlsClientConfig config = TlsClientConfig.insecurely().withServerName(name);
    Credential own = right.config().own();
    TlsConnection connection =
        right.tls().connect(raw, own == null ? config : config.withOwn(own), Tls.HANDSHAKE);
    X509Certificate shown = connection.security().peerCertificates().getFirst();
    String wrong =
        shown.getNotAfter().toInstant().isBefore(NOW)
            ? "the certificate has expired"
            : isFor(shown, name) ? null : "the certificate is not for " + name;
    if (wrong != null) {
      connection.close();
      throw new TlsRejectedException(TlsRejectedException.Reason.BAD_CERTIFICATE, wrong);
    }
    return connection;
  }

  private static boolean isFor(X509Certificate shown, String name) {
    try {
      Collection<List<?>> names = shown.getSubjectAlternativeNames();
      // One that vouches for itself has no names at all, and is as good as any.
      return names == null || names.stream().anyMatch(one -> one.get(1).equals(name));
    } catch (CertificateParsingException e) {
      return false;
    }
  }
}
