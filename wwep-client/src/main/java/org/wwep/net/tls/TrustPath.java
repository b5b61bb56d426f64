package org.wwep.net.tls;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * The way from a peer's certificate to the last one that is known to have signed it.
 *
 * @param certificates the peer's own first; each is signed by the next
 * @param anchored whether the last one is trusted
 * @param isProven whether every rule but the validity dates was found to hold
 */
record TrustPath(List<X509Certificate> certificates, boolean anchored, boolean isProven) {
  TrustPath {
    certificates = List.copyOf(certificates);
  }

  TrustPath proven() {
    return new TrustPath(certificates, anchored, true);
  }

  X509Certificate leaf() {
    return certificates.getFirst();
  }

  X509Certificate last() {
    return certificates.getLast();
  }

  /** Returns those that somebody else vouches for: all but the anchor. */
  List<X509Certificate> below() {
    return anchored ? certificates.subList(0, certificates.size() - 1) : certificates;
  }
}
