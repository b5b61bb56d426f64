package org.wwep.net.bsd;

import org.jspecify.annotations.Nullable;
import org.wwep.net.SecureLayer;
import org.wwep.net.tls.CredentialStore;
import org.wwep.net.tls.TestCertificates;
import org.wwep.net.tls.Tls;
import org.wwep.net.tls.TlsVersion;
import org.wwep.rtos.Rtos;

/** The tests' credentials under security tags. */
public final class TestSecurityTags {
  /** The tag of the CA. */
  public static final int CA = 1;

  /** The tag of the certificate of localhost and its key. */
  public static final int SERVER = 2;

  /** The tag of the device's own certificate and its key. */
  public static final int CLIENT = 3;

  /** The tag of a CA that vouches for nobody here. */
  public static final int STRANGER = 4;

  /** The tag of a pre-shared key. */
  public static final int PSK = 5;

  private TestSecurityTags() {}

  /** Puts all of them under their tags. */
  public static void give(TlsCredentials credentials) {
    try {
      credentials.add(CA, CredentialStore.Type.CA_CERTIFICATE, TestCertificates.ca());
      credentials.add(SERVER, CredentialStore.Type.SERVER_CERTIFICATE, TestCertificates.server());
      credentials.add(SERVER, CredentialStore.Type.PRIVATE_KEY, TestCertificates.serverKey());
      credentials.add(CLIENT, CredentialStore.Type.SERVER_CERTIFICATE, TestCertificates.client());
      credentials.add(CLIENT, CredentialStore.Type.PRIVATE_KEY, TestCertificates.clientKey());
      credentials.add(STRANGER, CredentialStore.Type.CA_CERTIFICATE, TestCertificates.stranger());
      credentials.add(
          PSK,
          CredentialStore.Type.PSK,
          new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2, 3, 4, 5, 6});
      credentials.add(PSK, CredentialStore.Type.PSK_ID, OptionValue.text("device 0FAC"));
    } catch (ErrnoException e) {
      throw new AssertionError(e);
    }
  }

  private static SocketApi sockets(Rtos rtos, org.wwep.net.NetworkStack net, Tls tls) {
    StackSockets sockets = new StackSockets(rtos, net, tls);
    give(sockets.credentials());
    return sockets;
  }

  /** A device's end, for localhost. */
  public static SecureLayer client(Rtos rtos, Tls tls, @Nullable TlsVersion version) {
    return version == null
        ? SocketLayer.open(net -> sockets(rtos, net, tls))
        : SocketLayer.secured(
            net -> sockets(rtos, net, tls), TlsSetup.client(version, "localhost", CA));
  }

  /** A server's end. */
  public static SecureLayer server(Rtos rtos, Tls tls, @Nullable TlsVersion version) {
    return version == null
        ? SocketLayer.open(net -> sockets(rtos, net, tls))
        : SocketLayer.secured(net -> sockets(rtos, net, tls), TlsSetup.server(version, SERVER));
  }
}
