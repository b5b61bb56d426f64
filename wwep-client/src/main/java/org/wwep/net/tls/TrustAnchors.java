package org.wwep.net.tls;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The certificates that are believed as they are: root CAs, or a single server's own.
 *
 * <p><b>Shape</b>: immutable for its users; any thread. Remembers the last chains that were sound,
 * so that their signatures are worked out once and not with each connection.
 */
public final class TrustAnchors {
  private static final int REMEMBERED = 64;
  private static final int LONGEST = 10;

  private final List<X509Certificate> anchors;
  private final Map<List<X509Certificate>, TrustPath> sound = new ConcurrentHashMap<>();

  private TrustAnchors(List<X509Certificate> anchors) {
    this.anchors = anchors;
  }

  /** Trusts these, one or more. */
  public static TrustAnchors of(Collection<X509Certificate> anchors) {
    if (anchors.isEmpty()) {
      throw new IllegalArgumentException("trust needs a certificate or more, was none");
    }
    return new TrustAnchors(List.copyOf(anchors));
  }

  /** Trusts all certificates of a file, PEM or DER. */
  public static TrustAnchors read(Path file) throws CredentialException {
    return of(CertificateReader.read(CredentialSource.of(file)));
  }

  /**
   * Trusts all certificates of a file's content, PEM or DER.
   *
   * @param name what to call it in an error
   */
  public static TrustAnchors parse(String name, byte[] content) throws CredentialException {
    return of(CertificateReader.read(new CredentialSource(name, content)));
  }

  /** Returns the certificates themselves. */
  public List<X509Certificate> certificates() {
    return anchors;
  }

  /**
   * Finds the way from the peer's certificate to an anchor, as far as there is one.
   *
   * @param sent what the peer sent, its own first, the others in any order
   */
  TrustPath path(List<X509Certificate> sent) {
    TrustPath known = sound.get(sent);
    return known == null ? walk(sent) : known;
  }

  private TrustPath walk(List<X509Certificate> sent) {
    List<X509Certificate> path = new ArrayList<>();
    X509Certificate at = sent.getFirst();
    path.add(at);
    while (!anchors.contains(at)) {
      X509Certificate issuer = issuer(at, anchors);
      if (issuer != null) {
        path.add(issuer);
        break;
      }
      issuer = issuer(at, sent);
      if (issuer == null || path.contains(issuer) || path.size() == LONGEST) {
        return new TrustPath(path, false, false);
      }
      path.add(issuer);
      at = issuer;
    }
    return new TrustPath(path, true, false);
  }

  private static @Nullable X509Certificate issuer(X509Certificate of, List<X509Certificate> among) {
    for (X509Certificate candidate : among) {
      if (of.getIssuerX500Principal().equals(candidate.getSubjectX500Principal())
          && isSignedBy(of, candidate)) {
        return candidate;
      }
    }
    return null;
  }

  static boolean isSignedBy(X509Certificate certificate, X509Certificate issuer) {
    try {
      certificate.verify(issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /** Says whether an anchor bears the name of this certificate's issuer. */
  boolean hasNamesake(X509Certificate certificate) {
    return anchors.stream()
        .anyMatch(a -> a.getSubjectX500Principal().equals(certificate.getIssuerX500Principal()));
  }

  /** Remembers that nothing but the clock can make this chain unsound. */
  void remember(List<X509Certificate> sent, TrustPath path) {
    if (sound.size() >= REMEMBERED) {
      sound.clear();
    }
    sound.put(List.copyOf(sent), path.proven());
  }

  @Override
  public String toString() {
    return Arrays.toString(anchors.stream().map(CertificateText::subject).toArray());
  }
}
