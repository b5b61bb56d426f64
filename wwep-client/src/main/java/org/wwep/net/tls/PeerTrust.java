package org.wwep.net.tls;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Checks certificates of one kind of peer, and trusts none of the other; whatever an engine knows
 * of the connection besides makes no difference.
 */
abstract class PeerTrust extends X509ExtendedTrustManager {
  /** Checks a client's certificates; a side that has no clients trusts none. */
  void checkClient(X509Certificate[] chain) throws CertificateException {
    throw new CertificateException("this side is a client, and trusts servers only");
  }

  /** Checks a server's certificates; a side that has no servers trusts none. */
  void checkServer(X509Certificate[] chain) throws CertificateException {
    throw new CertificateException("this side is a server, and trusts none");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }

  @Override
  public final void checkClientTrusted(
      X509Certificate[] chain, String type, @Nullable SSLEngine engine)
      throws CertificateException {
    checkClient(chain);
  }

  @Override
  public final void checkClientTrusted(
      X509Certificate[] chain, String type, @Nullable Socket socket) throws CertificateException {
    checkClient(chain);
  }

  @Override
  public final void checkClientTrusted(X509Certificate[] chain, String type)
      throws CertificateException {
    checkClient(chain);
  }

  @Override
  public final void checkServerTrusted(
      X509Certificate[] chain, String type, @Nullable SSLEngine engine)
      throws CertificateException {
    checkServer(chain);
  }

  @Override
  public final void checkServerTrusted(
      X509Certificate[] chain, String type, @Nullable Socket socket) throws CertificateException {
    checkServer(chain);
  }

  @Override
  public final void checkServerTrusted(X509Certificate[] chain, String type)
      throws CertificateException {
    checkServer(chain);
  }
}
