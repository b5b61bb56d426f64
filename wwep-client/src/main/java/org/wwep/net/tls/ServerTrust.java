package org.wwep.net.tls;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Checks servers' certificates by our own rules, so that a refusal can say which was broken. */
final class ServerTrust extends X509ExtendedTrustManager {
  private final @Nullable CertificateCheck check;
  private final InstantSource clock;
  private final Runnable shown;

  /**
   * Trusts by a check.
   *
   * @param check the rules, or null to trust anybody
   * @param shown is told of each server that shows a certificate
   */
  ServerTrust(@Nullable CertificateCheck check, InstantSource clock, Runnable shown) {
    this.check = check;
    this.clock = clock;
    this.shown = shown;
  }

  private void check(X509Certificate[] chain) throws CertificateException {
    shown.run();
    if (check != null) {
      try {
        check.accept(List.of(chain), clock.instant());
      } catch (CertificateRefusedException e) {
        throw new CertificateException(e.getMessage(), e);
      }
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, @Nullable SSLEngine engine)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, @Nullable Socket socket)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    check(chain);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, @Nullable SSLEngine engine)
      throws CertificateException {
    throw clientsOnly();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, @Nullable Socket socket)
      throws CertificateException {
    throw clientsOnly();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw clientsOnly();
  }

  private static CertificateException clientsOnly() {
    return new CertificateException("this side is a client, and trusts servers only");
  }
}
