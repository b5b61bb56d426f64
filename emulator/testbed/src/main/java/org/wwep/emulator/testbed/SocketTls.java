package org.wwep.emulator.testbed;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.net.bsd.Errno;
import org.wwep.net.bsd.ErrnoException;
import org.wwep.net.bsd.SocketConstants;
import org.wwep.net.bsd.TlsCredentials;
import org.wwep.net.bsd.TlsSetup;
import org.wwep.net.tls.CredentialStore;
import org.wwep.net.tls.TlsVersion;

/**
 * What a device with Zephyr's sockets says of TLS: credentials under security tags, and options.
 *
 * <p>Certificates and keys are PEM or DER, as {@link TlsCredentials} takes them.
 */
public final class SocketTls {
  private static final int CA_TAG = 1;
  private static final int OWN_TAG = 2;

  private final String serverName;
  private final byte @Nullable [] ca;
  private final byte @Nullable [] certificate;
  private final byte @Nullable [] key;

  private SocketTls(
      String serverName,
      byte @Nullable [] ca,
      byte @Nullable [] certificate,
      byte @Nullable [] key) {
    this.serverName = serverName;
    this.ca = ca;
    this.certificate = certificate;
    this.key = key;
  }

  /** Returns what believes this CA alone. */
  public static SocketTls trusting(byte[] ca, String serverName) {
    return new SocketTls(serverName, ca.clone(), null, null);
  }

  /** Returns what believes everybody. */
  public static SocketTls insecurely(String serverName) {
    return new SocketTls(serverName, null, null, null);
  }

  /** Returns this with a certificate to show. */
  public SocketTls withOwn(byte[] certificate, byte[] key) {
    return new SocketTls(serverName, ca, certificate.clone(), key.clone());
  }

  TlsSetup setup() {
    List<Integer> tags = new ArrayList<>();
    if (ca != null) {
      tags.add(CA_TAG);
    }
    if (certificate != null) {
      tags.add(OWN_TAG);
    }
    TlsSetup setup = TlsSetup.client(TlsVersion.TLS_1_3, serverName, tags.toArray(Integer[]::new));
    return ca == null ? setup.withVerify(SocketConstants.PEER_VERIFY_NONE) : setup;
  }

  /**
   * Puts the credentials under their tags.
   *
   * @throws IllegalArgumentException if one cannot be read
   */
  void fill(TlsCredentials credentials) {
    add(credentials, CA_TAG, CredentialStore.Type.CA_CERTIFICATE, ca);
    add(credentials, OWN_TAG, CredentialStore.Type.SERVER_CERTIFICATE, certificate);
    add(credentials, OWN_TAG, CredentialStore.Type.PRIVATE_KEY, key);
  }

  private static void add(
      TlsCredentials credentials, int tag, CredentialStore.Type type, byte @Nullable [] bytes) {
    if (bytes != null) {
      try {
        credentials.add(tag, type, bytes);
      } catch (ErrnoException e) {
        throw new IllegalArgumentException(
            "security tag %d takes no %s: %s"
                .formatted(tag, type, e.errno() == Errno.EINVAL ? "it is none" : e.errno()),
            e);
      }
    }
  }
}
