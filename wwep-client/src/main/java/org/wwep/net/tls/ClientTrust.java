package org.wwep.net.tls;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import org.bouncycastle.tls.TlsFatalAlert;

/**
 * Checks clients' certificates by our own rules, so that a refusal can say which was broken.
 *
 * <p>Whatever a trust manager declares to throw, engines tell the client as certificate_unknown.
 * Bouncy Castle's passes on an alert that is thrown instead, so there the client learns what it
 * was; the JDK's has no way to.
 */
final class ClientTrust extends PeerTrust {
  private final TlsServerConfig config;
  private final InstantSource clock;
  private final JsseProvider jsseProvider;

  ClientTrust(TlsServerConfig config, InstantSource clock, JsseProvider jsseProvider) {
    this.config = config;
    this.clock = clock;
    this.jsseProvider = jsseProvider;
  }

  @Override
  void checkClient(X509Certificate[] chain) throws CertificateException {
    try {
      config.check().accept(List.of(chain), clock.instant());
    } catch (CertificateRefusedException e) {
      switch (jsseProvider) {
        case BOUNCY_CASTLE -> ClientTrust.<RuntimeException>throwUndeclared(e.alert());
        case JDK -> throw new CertificateException(e.getMessage(), e);
      }
    }
  }

  /** Throws a checked exception from where none is declared. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // Nothing is cast at run time.
  private static <X extends Throwable> void throwUndeclared(TlsFatalAlert alert) throws X {
    throw (X) alert;
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    TrustAnchors trust = config.clientTrust();
    return trust == null
        ? new X509Certificate[0]
        : trust.certificates().toArray(X509Certificate[]::new);
  }
}
