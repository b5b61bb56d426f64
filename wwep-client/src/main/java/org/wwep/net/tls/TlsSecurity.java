package org.wwep.net.tls;

import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the two ends agreed on.
 *
 * @param version the TLS version
 * @param suite what protects the records
 * @param resumed whether an earlier session was taken up again
 * @param peerCertificates what the peer showed, its own first; empty if it showed none
 * @param preShared whether a pre-shared key was the proof
 * @param number the suite's number with IANA
 * @param protocol what is spoken over TLS (ALPN), or null if that was not said
 * @param remarks what is wrong with the peer's certificate and did not matter, since its key is
 *     pinned; one line each
 * @param stapled whether the server sent its CA's answer that the certificate is good (OCSP)
 */
public record TlsSecurity(
    TlsVersion version,
    TlsSuite suite,
    boolean resumed,
    List<X509Certificate> peerCertificates,
    boolean preShared,
    int number,
    @Nullable String protocol,
    List<String> remarks,
    boolean stapled) {
  /** Copies the lists. */
  public TlsSecurity {
    remarks = List.copyOf(remarks);
    peerCertificates = List.copyOf(peerCertificates);
  }

  /** Returns a warning if a suite has no forward secrecy, by its name with IANA. */
  public static Optional<String> warning(String suite, InetAddress peer) {
    return suite.startsWith("TLS_RSA_")
        ? Optional.of(ForwardSecrecyLog.text(peer.getHostAddress(), suite))
        : Optional.empty();
  }

  /** Returns whose certificate the peer showed, such as {@code CN=localhost}. */
  public Optional<String> peerSubject() {
    return peerCertificates.stream()
        .findFirst()
        .map(certificate -> CertificateText.name(certificate.getSubjectX500Principal()));
  }

  /** Returns one line, such as {@code TLS 1.3 AES_128_GCM with CN=localhost}. */
  @Override
  public String toString() {
    return version
        + " "
        + suite
        + (preShared ? " by PSK" : "")
        + peerSubject().map(" with "::concat).orElse("")
        + (stapled ? ", OCSP good" : "")
        + (resumed ? ", resumed" : "")
        + (TlsSuite.isStaticRsa(number) ? ", without forward secrecy" : "")
        + (remarks.isEmpty() ? "" : ", pinned, although " + String.join("; ", remarks));
  }
}
