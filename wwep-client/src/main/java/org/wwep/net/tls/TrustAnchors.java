package org.wwep.net.tls;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;
import org.jspecify.annotations.Nullable;

/**
 * The certificates that are believed as they are: root CAs, or a single server's own.
 *
 * <p><b>Shape</b>: any thread. Those of a file are read again when it has changed, so that a CA may
 * be taken away while a server runs. Remembers the last chains that were sound, so that their
 * signatures are worked out once and not with each connection.
 */
public final class TrustAnchors {
  private static final int REMEMBERED = 64;
  private static final int LONGEST = 10;

  private final Supplier<Content> content;
  private final RevocationLists revocations;

  /**
   * Certificates, with what was found by them.
   *
   * @param lists the revocation lists that stand beside them
   * @param sound chains whose signatures are right
   */
  private record Content(
      List<X509Certificate> certificates,
      RevocationLists lists,
      Map<List<X509Certificate>, TrustPath> sound) {
    Content(Collection<X509Certificate> certificates, RevocationLists lists) {
      this(List.copyOf(certificates), lists, new ConcurrentHashMap<>());
    }

    static Content of(CredentialSource source) throws CredentialException {
      return new Content(
          CertificateReader.read(source),
          source.isPem() ? RevocationLists.of(RevocationList.read(source)) : RevocationLists.NONE);
    }
  }

  private TrustAnchors(Supplier<Content> content, RevocationLists revocations) {
    this.content = content;
    this.revocations = revocations;
  }

  private static TrustAnchors fixed(Content content) {
    return new TrustAnchors(() -> content, RevocationLists.NONE);
  }

  /** Trusts these, one or more. */
  public static TrustAnchors of(Collection<X509Certificate> anchors) {
    if (anchors.isEmpty()) {
      throw new IllegalArgumentException("trust needs a certificate or more, was none");
    }
    return fixed(new Content(anchors, RevocationLists.NONE));
  }

  /**
   * Trusts all certificates of a file, PEM or DER, as it is at each handshake; revocation lists
   * beside them hold.
   */
  public static TrustAnchors read(Path file) throws CredentialException {
    return new TrustAnchors(CredentialFile.read(file, Content::of)::current, RevocationLists.NONE);
  }

  /**
   * Trusts all certificates of a file's content, PEM or DER; revocation lists beside them hold.
   *
   * @param name what to call it in an error
   */
  public static TrustAnchors parse(String name, byte[] content) throws CredentialException {
    return of(new CredentialSource(name, content));
  }

  static TrustAnchors of(CredentialSource source) throws CredentialException {
    return fixed(Content.of(source));
  }

  /** Returns other certificates, with the revocation lists of these. */
  public TrustAnchors withCertificates(Collection<X509Certificate> others) {
    return of(others).withRevocations(revocations());
  }

  /** Returns the certificates, and the revocation lists as they are now, as a file has them. */
  public byte[] pem() {
    StringWriter text = new StringWriter();
    try (PemWriter writer = new PemWriter(text)) {
      for (X509Certificate anchor : certificates()) {
        writer.writeObject(new PemObject("CERTIFICATE", anchor.getEncoded()));
      }
      for (byte[] list : revocations().encoded()) {
        writer.writeObject(new PemObject("X509 CRL", list));
      }
    } catch (IOException | CertificateEncodingException e) {
      throw new IllegalStateException("it was read from its encoding", e);
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  /** Returns these, less what these lists and those of before have revoked. */
  public TrustAnchors withRevocations(RevocationLists more) {
    return new TrustAnchors(content, revocations.and(more));
  }

  /**
   * Looks at the revocation lists before the first peer does.
   *
   * @return what will keep certificates from being taken, one line each
   * @throws CredentialException if a list was made by another than the trusted CA of its name
   */
  public List<String> checkRevocations(Instant now) throws CredentialException {
    return revocations().check(certificates(), now);
  }

  RevocationLists revocations() {
    RevocationLists beside = content.get().lists();
    return beside.isEmpty() ? revocations : beside.and(revocations);
  }

  /** Returns the certificates themselves. */
  public List<X509Certificate> certificates() {
    return content.get().certificates();
  }

  /**
   * Finds the way from the peer's certificate to an anchor, as far as there is one.
   *
   * @param sent what the peer sent, its own first, the others in any order
   */
  TrustPath path(List<X509Certificate> sent) {
    Content now = content.get();
    TrustPath known = now.sound().get(sent);
    return known == null ? walk(sent, now.certificates()) : known;
  }

  private static TrustPath walk(List<X509Certificate> sent, List<X509Certificate> anchors) {
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
    return certificates().stream()
        .anyMatch(a -> a.getSubjectX500Principal().equals(certificate.getIssuerX500Principal()));
  }

  /** Remembers that nothing but the clock, or other anchors, can make this chain unsound. */
  void remember(List<X509Certificate> sent, TrustPath path) {
    Content now = content.get();
    if (!now.certificates().contains(path.last())) {
      return; // Its anchor was taken away meanwhile.
    }
    if (now.sound().size() >= REMEMBERED) {
      now.sound().clear();
    }
    now.sound().put(List.copyOf(sent), path.proven());
  }

  @Override
  public String toString() {
    return Arrays.toString(certificates().stream().map(CertificateText::subject).toArray());
  }
}
