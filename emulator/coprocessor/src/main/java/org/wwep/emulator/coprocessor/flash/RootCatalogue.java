package org.wwep.emulator.coprocessor.flash;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.wwep.net.tls.CertificateText;

/**
 * The roots that a certificate on the device may lead to, by the SHA-256 of each.
 *
 * <p><b>Shape</b>: a signed file of the maker's, one line a root: the fingerprint in 64 hex digits,
 * a blank, whose it is. A line that begins with {@code revoked } takes a root out for good.
 *
 * @param trusted whose root, by its fingerprint
 * @param revoked the same of those that are not trusted any more
 */
public record RootCatalogue(Map<String, String> trusted, Map<String, String> revoked) {
  /** Where it is. */
  public static final String NAME = FlashFile.SYSTEM + "roots";

  /** Trusts nobody. */
  public static final RootCatalogue EMPTY = new RootCatalogue(Map.of(), Map.of());

  private static final String REVOKED = "revoked ";

  /** Copies both; what is revoked is not trusted. */
  public RootCatalogue {
    revoked = Collections.unmodifiableMap(new TreeMap<>(revoked));
    Map<String, String> left = new TreeMap<>(trusted);
    left.keySet().removeAll(revoked.keySet());
    trusted = Collections.unmodifiableMap(left);
  }

  /** Returns a certificate's fingerprint, 64 lower-case hex digits. */
  public static String fingerprint(X509Certificate certificate) {
    try {
      return HexFormat.of().formatHex(FlashCipher.sha256(certificate.getEncoded()));
    } catch (CertificateEncodingException e) {
      throw new IllegalArgumentException("a certificate that cannot be written", e);
    }
  }

  /** Says whether this very certificate is a trusted root. */
  public boolean trusts(X509Certificate certificate) {
    return trusted.containsKey(fingerprint(certificate));
  }

  /** Returns this with one more root. */
  public RootCatalogue with(X509Certificate root) {
    Map<String, String> more = new TreeMap<>(trusted);
    more.put(fingerprint(root), subject(root));
    return new RootCatalogue(more, revoked);
  }

  /** Returns this with a root taken out for good. */
  public RootCatalogue without(X509Certificate root) {
    Map<String, String> gone = new TreeMap<>(revoked);
    gone.put(fingerprint(root), subject(root));
    return new RootCatalogue(trusted, gone);
  }

  private static String subject(X509Certificate root) {
    return CertificateText.name(root.getSubjectX500Principal());
  }

  /** Returns the file's content. */
  public byte[] encode() {
    StringBuilder text = new StringBuilder();
    trusted.forEach((print, who) -> text.append(print).append(' ').append(who).append('\n'));
    revoked.forEach(
        (print, who) -> text.append(REVOKED).append(print).append(' ').append(who).append('\n'));
    return text.toString().getBytes(UTF_8);
  }

  /** Reads the file's content; lines that are none of this are passed over. */
  public static RootCatalogue parse(byte[] content) {
    Map<String, String> trusted = new TreeMap<>();
    Map<String, String> revoked = new TreeMap<>();
    new String(content, UTF_8)
        .lines()
        .forEach(
            line -> {
              boolean out = line.startsWith(REVOKED);
              String rest = out ? line.substring(REVOKED.length()) : line;
              if (rest.matches("[0-9a-f]{64} .*")) {
                (out ? revoked : trusted).put(rest.substring(0, 64), rest.substring(65));
              }
            });
    return new RootCatalogue(trusted, revoked);
  }
}
