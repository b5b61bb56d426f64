package org.wwep.net.tls;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.wwep.net.TlsRejectedException.Reason;

/**
 * The lists of what CAs have revoked (CRLs), by which the certificates of peers are judged.
 *
 * <p><b>Shape</b>: any thread. Where there is a list at all, every certificate below a trusted one
 * needs the list of the CA that issued it: one that nobody can tell of is refused. Files are read
 * again when they have changed.
 */
public final class RevocationLists {
  static final RevocationLists NONE = new RevocationLists(List.of(), List.of());

  private final List<CredentialFile<List<RevocationList>>> files;
  private final List<RevocationList> fixed;

  private RevocationLists(
      List<CredentialFile<List<RevocationList>>> files, List<RevocationList> fixed) {
    this.files = files;
    this.fixed = fixed;
  }

  /** Reads files, each of them with a list or more, PEM or DER. */
  public static RevocationLists read(List<Path> files) throws CredentialException {
    List<CredentialFile<List<RevocationList>>> read = new ArrayList<>();
    for (Path file : files) {
      read.add(CredentialFile.read(file, RevocationLists::parse));
    }
    return new RevocationLists(List.copyOf(read), List.of());
  }

  private static List<RevocationList> parse(CredentialSource source) throws CredentialException {
    List<RevocationList> lists = RevocationList.read(source);
    if (lists.isEmpty()) {
      throw source.wrong("no block 'X509 CRL', where a revocation list is expected");
    }
    return lists;
  }

  static RevocationLists of(List<RevocationList> lists) {
    return lists.isEmpty() ? NONE : new RevocationLists(List.of(), List.copyOf(lists));
  }

  /** Returns these and those. */
  RevocationLists and(RevocationLists others) {
    List<CredentialFile<List<RevocationList>>> allFiles = new ArrayList<>(files);
    allFiles.addAll(others.files);
    List<RevocationList> allFixed = new ArrayList<>(fixed);
    allFixed.addAll(others.fixed);
    return new RevocationLists(List.copyOf(allFiles), List.copyOf(allFixed));
  }

  boolean isEmpty() {
    return files.isEmpty() && fixed.isEmpty();
  }

  private List<RevocationList> current() {
    if (files.isEmpty()) {
      return fixed;
    }
    List<RevocationList> all = new ArrayList<>(fixed);
    files.forEach(file -> all.addAll(file.current()));
    return all;
  }

  /** Returns from when on each list is valid. */
  public List<Instant> dates() {
    return current().stream().map(RevocationList::date).toList();
  }

  List<byte[]> encoded() {
    return current().stream().map(RevocationList::encoded).toList();
  }

  /**
   * Looks at the lists before the first peer does.
   *
   * @return what will keep certificates from being taken, one line each
   * @throws CredentialException if a list bears a trusted CA's name, and is signed by another key
   */
  List<String> check(List<X509Certificate> anchors, Instant now) throws CredentialException {
    List<String> remarks = new ArrayList<>();
    for (RevocationList list : current()) {
      if (anchors.stream().noneMatch(list::isNamed)) {
        remarks.add(
            "the revocation list of %s (%s) is not that of a trusted CA; it counts for a CA of that name below one"
                .formatted(list.issuer(), list.name()));
      } else if (anchors.stream().noneMatch(list::isOf)) {
        throw new CredentialException(
            "%s: the revocation list of %s is not signed by the key of the trusted CA of that name"
                .formatted(list.name(), list.issuer()));
      }
      String stale = list.staleness(now);
      if (stale != null) {
        remarks.add(stale + "; no certificate of that CA is taken until there is a newer one");
      }
    }
    return remarks;
  }

  /**
   * Refuses a peer if a certificate on its way to the trusted one was revoked, or may have been.
   */
  void check(TrustPath path, Instant now) throws CertificateRefusedException {
    List<RevocationList> lists = current();
    if (lists.isEmpty()) {
      return;
    }
    List<X509Certificate> certificates = path.certificates();
    for (int i = 0; i + 1 < certificates.size(); i++) {
      X509Certificate certificate = certificates.get(i);
      newest(lists, certificates.get(i + 1), certificate).check(certificate, now);
    }
  }

  private static RevocationList newest(
      List<RevocationList> lists, X509Certificate issuer, X509Certificate certificate)
      throws CertificateRefusedException {
    RevocationList newest = null;
    for (RevocationList list : lists) {
      if (list.isOf(issuer) && (newest == null || list.isNewerThan(newest))) {
        newest = list;
      }
    }
    if (newest == null) {
      throw new CertificateRefusedException(
          Reason.REVOCATION_UNKNOWN,
          "there is no revocation list of %s, so nobody can tell whether %s was revoked"
              .formatted(CertificateText.subject(issuer), CertificateText.of(certificate)));
    }
    return newest;
  }
}
