package org.wwep.net.tls;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wwep.net.TlsRejectedException.Reason;

/**
 * A certificate whose key is known by a pin, and needs nobody to vouch for it.
 *
 * <p>Whoever has the key is the peer, whatever its certificate says: dates, names, purpose and how
 * it is signed are told and do not matter. A key that can be worked out does.
 */
final class PinnedCertificate {
  @FunctionalInterface
  private interface Rule {
    void check() throws CertificateRefusedException;
  }

  private PinnedCertificate() {}

  /** Returns what is wrong with it; throws if its key is not pinned, or is weak. */
  static List<String> remarks(
      Set<PublicKeyPin> pins,
      @Nullable HostName name,
      Purpose purpose,
      X509Certificate leaf,
      Instant now)
      throws CertificateRefusedException {
    if (!pins.contains(PublicKeyPin.of(leaf))) {
      throw mismatch(leaf, pins);
    }
    KeyStrengthCheck.check(leaf, true);
    List<String> remarks = new ArrayList<>();
    collect(remarks, () -> KeyStrengthCheck.check(leaf, false));
    collect(remarks, () -> CertificateCheck.checkDates(leaf, now));
    collect(remarks, () -> purpose.check(leaf));
    collect(remarks, () -> CertificateCheck.checkName(leaf, name));
    return List.copyOf(remarks);
  }

  private static void collect(List<String> remarks, Rule rule) {
    try {
      rule.check();
    } catch (CertificateRefusedException e) {
      remarks.add(String.valueOf(e.getMessage()));
    }
  }

  static CertificateRefusedException mismatch(X509Certificate leaf, Set<PublicKeyPin> pins) {
    return new CertificateRefusedException(
        Reason.PIN_MISMATCH,
        "%s has the key %s, which is not pinned; pinned: %s"
            .formatted(CertificateText.of(leaf), PublicKeyPin.of(leaf), pins));
  }
}
