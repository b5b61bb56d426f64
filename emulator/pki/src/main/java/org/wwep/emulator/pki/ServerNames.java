package org.wwep.emulator.pki;

import java.net.InetAddress;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.SequencedSet;

/** The names and addresses a development server is reached by. */
final class ServerNames {
  /** The course's text has one of the two names, its sources have the other. */
  private static final List<String> ALWAYS =
      List.of("localhost", "wwep.wa101.cypress.com", "wwep.ww101.cypress.com", "127.0.0.1", "::1");

  private ServerNames() {}

  static boolean isAddress(String name) {
    try {
      InetAddress.ofLiteral(name);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Adds names to those that are always there, each in one spelling. */
  static SequencedSet<String> with(Collection<String> more) {
    SequencedSet<String> all = new LinkedHashSet<>();
    ALWAYS.forEach(name -> all.add(spelled(name)));
    for (String name : more) {
      if (!isAddress(name)
          && !name.matches(
              "(\\*\\.)?[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?(\\.[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?)*")) {
        throw new IllegalArgumentException(
            "'"
                + name
                + "' is neither a host name nor an address, such as board7.local or 10.0.0.7");
      }
      all.add(spelled(name));
    }
    return all;
  }

  static List<String> of(X509Certificate certificate) {
    try {
      List<String> names = new ArrayList<>();
      Collection<List<?>> entries = certificate.getSubjectAlternativeNames();
      if (entries != null) {
        entries.forEach(entry -> names.add(spelled(entry.get(1).toString())));
      }
      return names;
    } catch (CertificateParsingException e) {
      // Then it has none that anybody could use, and lacks those it should have.
      return List.of();
    }
  }

  private static String spelled(String name) {
    return isAddress(name)
        ? InetAddress.ofLiteral(name).getHostAddress()
        : name.toLowerCase(Locale.ROOT);
  }
}
