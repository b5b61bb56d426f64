package org.wwep.net.tls;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a client knows its server, and what it shows of itself.
 *
 * <p><b>Shape</b>: immutable; its text has no key. With anchors, the server's certificate has to
 * lead to one of them and to be for the server's name. With pins as well, one certificate on that
 * way has to have a pinned key. With pins alone the server's own key has to be pinned, and no CA is
 * asked. With a pre-shared key, knowing that key is the proof.
 *
 * @param serverName the name or address the certificate has to be for, which is also sent as SNI;
 *     null checks no name, see {@link #warnings()}
 * @param trust whom to believe, or null
 * @param pins public keys, or empty
 * @param psk a pre-shared key, or null
 * @param own the client's own certificate, shown when the server asks, or null
 * @param parameters versions, suites, groups
 * @param sessions where sessions wait to be resumed, or null for full handshakes only
 * @param insecure whether to talk to whoever answers
 */
public record TlsClientConfig(
    @Nullable String serverName,
    @Nullable TrustAnchors trust,
    Set<PublicKeyPin> pins,
    @Nullable Psk psk,
    @Nullable Credential own,
    TlsParameters parameters,
    @Nullable SessionCache sessions,
    boolean insecure) {
  private static final TlsParameters DEFAULT = TlsParameters.DEFAULT;

  /** Checks that there is some way to know the server by. */
  public TlsClientConfig {
    pins = Set.copyOf(pins);
    if (serverName != null) {
      HostName.of(serverName);
    }
    if (trust == null && pins.isEmpty() && psk == null && !insecure) {
      throw new IllegalArgumentException(
          "nothing to know the server by: give trust anchors, a pin or a pre-shared key");
    }
  }

  /** Believes these anchors, for this name or address. */
  public static TlsClientConfig trusting(TrustAnchors trust, String serverName) {
    return new TlsClientConfig(serverName, trust, Set.of(), null, null, DEFAULT, null, false);
  }

  /** Believes the holder of one of these keys. */
  public static TlsClientConfig pinning(PublicKeyPin... pins) {
    return new TlsClientConfig(null, null, Set.of(pins), null, null, DEFAULT, null, false);
  }

  /** Believes whoever knows this key. */
  public static TlsClientConfig preShared(Psk psk) {
    return new TlsClientConfig(null, null, Set.of(), psk, null, DEFAULT, null, false);
  }

  /** Believes anybody: for a look at a server, never for a device. */
  public static TlsClientConfig insecurely() {
    return new TlsClientConfig(null, null, Set.of(), null, null, DEFAULT, null, true);
  }

  /** Returns this for another name, or with null for any name. */
  public TlsClientConfig withServerName(@Nullable String name) {
    return new TlsClientConfig(name, trust, pins, psk, own, parameters, sessions, insecure);
  }

  /** Returns this with other pins. */
  public TlsClientConfig withPins(PublicKeyPin... other) {
    return new TlsClientConfig(
        serverName, trust, Set.of(other), psk, own, parameters, sessions, insecure);
  }

  /** Returns this with a pre-shared key, offered beside the rest. */
  public TlsClientConfig withPsk(Psk key) {
    return new TlsClientConfig(serverName, trust, pins, key, own, parameters, sessions, insecure);
  }

  /** Returns this with a certificate of one's own (mutual TLS). */
  public TlsClientConfig withOwn(Credential credential) {
    return new TlsClientConfig(
        serverName, trust, pins, psk, credential, parameters, sessions, insecure);
  }

  /** Returns this with other versions, suites or groups. */
  public TlsClientConfig withParameters(TlsParameters other) {
    return new TlsClientConfig(serverName, trust, pins, psk, own, other, sessions, insecure);
  }

  /** Returns this with a place where sessions wait; TLS 1.2 only, since the library has no more. */
  public TlsClientConfig withSessions(SessionCache cache) {
    return new TlsClientConfig(serverName, trust, pins, psk, own, parameters, cache, insecure);
  }

  /** Says what is dangerous here, one line each for a person; empty if nothing is. */
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    if (insecure) {
      warnings.add(
          "INSECURE: the server's certificate is not checked; anybody in between can read and"
              + " change everything");
    } else if (trust != null && serverName == null && pins.isEmpty()) {
      warnings.add(
          "the server's name is not checked; any certificate of a trusted CA passes for the server");
    }
    return List.copyOf(warnings);
  }

  @Nullable HostName name() {
    return serverName == null ? null : HostName.of(serverName);
  }

  /** Returns the check of the server's certificate, or null if anybody will do. */
  @Nullable CertificateCheck check() {
    return insecure ? null : new CertificateCheck(trust, name(), pins, Purpose.SERVER);
  }
}
