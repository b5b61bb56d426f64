package org.wwep.net.tls;

import java.util.Arrays;
import java.util.List;
import org.bouncycastle.tls.CipherSuite;

/** The suites that a client offers, when none of them is taken. */
final class OfferedSuites {
  private static final int NAMED = 4;

  private OfferedSuites() {}

  /** Returns the first few by name; what is none but a signal is left out. */
  static String text(int[] numbers) {
    List<String> names =
        Arrays.stream(numbers)
            .filter(number -> !CipherSuite.isSCSV(number))
            .mapToObj(OfferedSuites::name)
            .toList();
    int more = names.size() - NAMED;
    return "it offers "
        + String.join(", ", names.subList(0, Math.min(NAMED, names.size())))
        + (more > 0 ? " and %d more".formatted(more) : "");
  }

  private static String name(int number) {
    String name = TlsSuite.name(number);
    return name.startsWith("TLS_RSA_") ? name + " (static RSA, which is not taken here)" : name;
  }
}
