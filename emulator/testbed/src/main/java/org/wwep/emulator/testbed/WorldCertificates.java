package org.wwep.emulator.testbed;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.wwep.emulator.fault.TlsFault;
import org.wwep.emulator.pki.DevelopmentCaException;
import org.wwep.emulator.pki.InMemoryCa;
import org.wwep.net.Endpoint;
import org.wwep.net.SecureLayer;
import org.wwep.net.bsd.SocketLayer;
import org.wwep.net.bsd.StackSockets;
import org.wwep.net.tls.Credential;
import org.wwep.net.tls.Tls;
import org.wwep.net.tls.TlsClientConfig;
import org.wwep.net.tls.TlsClientLayer;
import org.wwep.net.tls.TlsServerConfig;
import org.wwep.net.tls.TrustAnchors;
import org.wwep.rtos.Rtos;

/**
 * The certificates of a world, and TLS for its devices and its server.
 *
 * <p>Which certificate the server shows is asked at each handshake, so that a fault may change it.
 */
public final class WorldCertificates {
  /** Which certificate the server shows. */
  public enum ServerCertificate {
    /** A good one. */
    GOOD,
    /** One that ended a month ago. */
    EXPIRED,
    /** One for another name. */
    WRONG_NAME,
    /** One of a CA that nobody trusts. */
    UNKNOWN_CA,
    /** One that only its own key vouches for. */
    SELF_SIGNED;

    /** Returns the one that a fault has it show. */
    static ServerCertificate of(TlsFault.Kind kind) {
      return switch (kind) {
        case EXPIRED -> EXPIRED;
        case WRONG_NAME -> WRONG_NAME;
        case UNKNOWN_CA -> UNKNOWN_CA;
        case SELF_SIGNED -> SELF_SIGNED;
        case DOWNGRADE, STALL, TRUNCATE -> GOOD;
      };
    }
  }

  private final Function<String, Tls> tls;
  private final TrustAnchors trust;
  private final Map<ServerCertificate, Credential> shown;
  private final Credential device;
  private final byte[] deviceKey;
  private Function<Endpoint, ServerCertificate> showing = _ -> ServerCertificate.GOOD;
  private Instant begin = Instant.MIN;

  private WorldCertificates(
      Function<String, Tls> tls,
      TrustAnchors trust,
      Map<ServerCertificate, Credential> shown,
      Credential device,
      byte[] deviceKey) {
    this.tls = tls;
    this.trust = trust;
    this.shown = shown;
    this.device = device;
    this.deviceKey = deviceKey;
  }

  /**
   * Makes the certificates, for a server of these names.
   *
   * @param tls makes TLS for a host of this name
   */
  static WorldCertificates of(
      InMemoryCa ca, InMemoryCa stranger, List<String> names, Function<String, Tls> tls) {
    try {
      Map<ServerCertificate, Credential> shown =
          Map.of(
              ServerCertificate.GOOD, ca.server(names),
              ServerCertificate.EXPIRED, ca.expired(names),
              ServerCertificate.WRONG_NAME, ca.server(List.of("wwep.invalid")),
              ServerCertificate.UNKNOWN_CA, stranger.server(names),
              ServerCertificate.SELF_SIGNED, ca.selfSigned());
      List<byte[]> keys = new ArrayList<>();
      Credential device = ca.client("wwep client", keys::add);
      return new WorldCertificates(tls, ca.trust(), shown, device, keys.getFirst());
    } catch (DevelopmentCaException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns these certificates in another world. */
  WorldCertificates with(Function<String, Tls> other) {
    return new WorldCertificates(other, trust, shown, device, deviceKey);
  }

  /** Has the server show from now on what this gives for each client. */
  void show(Function<Endpoint, ServerCertificate> which) {
    showing = which;
  }

  /**
   * Takes note that a certificate of the user's is valid from then on: a world in virtual time that
   * begins earlier looks at all certificates as of then.
   */
  public void notBefore(Instant instant) {
    begin = instant.isAfter(begin) ? instant : begin;
  }

  /** Returns the time by which certificates are judged in a world that began then. */
  Instant judgedAt(Instant now, Instant beginning) {
    return begin.isAfter(beginning) ? now.plus(Duration.between(beginning, begin)) : now;
  }

  /** Returns the CA of this world, which devices and the server trust. */
  public TrustAnchors trust() {
    return trust;
  }

  /** Returns the certificate that this world's CA has given to all devices. */
  public Credential device() {
    return device;
  }

  /** Returns the key of the certificate of all devices, in PKCS#8. */
  public byte[] deviceKey() {
    return deviceKey.clone();
  }

  /** Returns what the course's server lays over its connections. */
  public SecureLayer server(String owner) {
    return server(owner, ServerTls.DEFAULT);
  }

  /** Returns what a server lays over its connections. */
  SecureLayer server(String owner, ServerTls settings) {
    Tls mine = tls.apply(owner);
    return raw ->
        mine.accept(
            raw,
            TlsServerConfig.of(shown(settings, raw.remote()))
                .withClients(settings.clientAuth(), trust),
            Tls.HANDSHAKE);
  }

  private Credential shown(ServerTls settings, Endpoint client) {
    ServerCertificate which = showing.apply(client);
    Credential own = settings.own();
    return which == ServerCertificate.GOOD && own != null
        ? own
        : Objects.requireNonNull(shown.get(which));
  }

  /** Returns TLS for a host of this name. */
  public Tls tls(String owner) {
    return tls.apply(owner);
  }

  /** Returns the certificates that devices believe. */
  public List<X509Certificate> trusted() {
    return trust.certificates();
  }

  /** Returns what a device lays over its connections, for a server of this name. */
  public SecureLayer client(String owner, String serverName) {
    return client(owner, TlsClientConfig.trusting(trust, serverName));
  }

  /** Returns what a device lays over its connections. */
  public SecureLayer client(String owner, TlsClientConfig config) {
    return new TlsClientLayer(tls.apply(owner), config);
  }

  /** Returns the same as options of Zephyr's sockets, with the CA under a security tag. */
  public SecureLayer sockets(Rtos rtos, String owner, String serverName) {
    return sockets(rtos, owner, SocketTls.trusting(encoded(trust.certificates()), serverName));
  }

  /** Returns what a device with Zephyr's sockets has its stack lay over its connections. */
  public SecureLayer sockets(Rtos rtos, String owner, SocketTls settings) {
    Tls mine = tls.apply(owner);
    return SocketLayer.secured(
        net -> {
          StackSockets sockets = new StackSockets(rtos, net, mine);
          settings.fill(sockets.credentials());
          return sockets;
        },
        settings.setup());
  }

  /** Returns what shows the certificate of all devices, by Zephyr's sockets. */
  public SocketTls withDevice(SocketTls settings) {
    return settings.withOwn(encoded(device.chain()), deviceKey);
  }

  /** Returns the CA that devices believe, in DER. */
  public byte[] trustedCa() {
    return encoded(trust.certificates());
  }

  private static byte[] encoded(List<X509Certificate> chain) {
    try {
      return chain.getFirst().getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }
}
