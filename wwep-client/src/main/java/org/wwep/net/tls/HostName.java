package org.wwep.net.tls;

import java.net.IDN;
import java.net.InetAddress;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name of a server, or its address, and the certificates that are for it.
 *
 * <p><b>Source</b>: RFC 9525: only subject alternative names count, and a {@code *} stands for
 * exactly one label, the left-most.
 *
 * @param text the name in lower case and ASCII, or an address as it was written
 * @param isAddress whether it is an IP address
 */
record HostName(String text, boolean isAddress) {
  private static final int DNS_NAME = 2;
  private static final int IP_ADDRESS = 7;
  private static final Pattern NAME =
      Pattern.compile("[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*");

  static HostName of(String written) {
    String bare = written.endsWith(".") ? written.substring(0, written.length() - 1) : written;
    if (isLiteral(bare)) {
      return new HostName(bare, true);
    }
    try {
      String ascii = IDN.toASCII(bare).toLowerCase(Locale.ROOT);
      if (NAME.matcher(ascii).matches()) {
        return new HostName(ascii, false);
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("no name of a server: '" + written + "'", e);
    }
    throw new IllegalArgumentException("no name of a server: '" + written + "'");
  }

  private static boolean isLiteral(String text) {
    // Most names are none, and every handshake asks: an exception each would be dear.
    if (text.indexOf(':') < 0 && !endsWithDigit(text)) {
      return false;
    }
    try {
      InetAddress.ofLiteral(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean endsWithDigit(String text) {
    return !text.isEmpty() && Character.isDigit(text.charAt(text.length() - 1));
  }

  /** Returns whether the certificate is for this name. */
  boolean isIn(X509Certificate certificate) throws CertificateParsingException {
    for (List<?> entry : names(certificate)) {
      if (entry.get(0) instanceof Integer type && entry.get(1) instanceof String name) {
        if (isAddress
            ? type == IP_ADDRESS && sameAddress(name)
            : type == DNS_NAME && matches(name.toLowerCase(Locale.ROOT))) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean sameAddress(String other) {
    return isLiteral(other) && InetAddress.ofLiteral(other).equals(InetAddress.ofLiteral(text));
  }

  private boolean matches(String pattern) {
    if (!pattern.startsWith("*.")) {
      return pattern.equals(text);
    }
    int dot = text.indexOf('.');
    String rest = pattern.substring(1);
    // A star over a whole top-level domain would be everybody's.
    return dot > 0 && rest.indexOf('.', 1) > 0 && text.substring(dot).equals(rest);
  }

  /** Lists the names a certificate is for, as an error message shows them. */
  static List<String> listed(X509Certificate certificate) throws CertificateParsingException {
    List<String> listed = new ArrayList<>();
    for (List<?> entry : names(certificate)) {
      if (entry.get(1) instanceof String name) {
        listed.add(name);
      }
    }
    return listed;
  }

  private static Collection<List<?>> names(X509Certificate certificate)
      throws CertificateParsingException {
    Collection<List<?>> names = certificate.getSubjectAlternativeNames();
    return names == null ? List.of() : names;
  }

  @Override
  public String toString() {
    return text;
  }
}
