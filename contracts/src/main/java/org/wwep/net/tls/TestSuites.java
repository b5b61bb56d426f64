package org.wwep.net.tls;

import java.util.ArrayList;
import java.util.List;
import org.wwep.net.tls.TlsSuite.Exchange;

/** Every suite by its number, with what a test needs to see it at work. */
public final class TestSuites {
  private static final List<Exchange> EXCHANGES =
      List.of(
          Exchange.TLS_1_3,
          Exchange.ECDHE_ECDSA,
          Exchange.ECDHE_RSA,
          Exchange.DHE_RSA,
          Exchange.STATIC_RSA);

  private TestSuites() {}

  /** The ways to agree on keys that need a certificate. */
  static List<Exchange> exchanges() {
    return EXCHANGES;
  }

  /** The suites of a server's engine; the JDK has neither CCM nor, any more, static RSA. */
  public static List<Integer> forEngine(JsseProvider engine) {
    List<Integer> all = new ArrayList<>();
    for (Exchange exchange : EXCHANGES) {
      TlsSuite.numbers(exchange).stream()
          .filter(
              suite ->
                  engine == JsseProvider.BOUNCY_CASTLE
                      || (exchange != Exchange.STATIC_RSA && !name(suite).contains("CCM")))
          .forEach(all::add);
    }
    return all;
  }

  /** A suite's name with IANA. */
  public static String name(int suite) {
    return TlsSuite.name(suite);
  }

  /** The number of a suite with this name. */
  public static int number(String name) {
    return EXCHANGES.stream()
        .flatMap(exchange -> TlsSuite.numbers(exchange).stream())
        .filter(suite -> name(suite).equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** The suites that a tool has without being told to, by how keys are agreed on. */
  static List<Integer> defaults(TlsTool tool, Exchange exchange) {
    return TlsSuite.numbers(exchange).stream().filter(suite -> isDefault(tool, suite)).toList();
  }

  /** Neither tool has the other's specialities by default. */
  private static boolean isDefault(TlsTool tool, int suite) {
    return switch (tool) {
      case OPENSSL -> !name(suite).contains("CCM");
      case GNUTLS -> !name(suite).matches(".*CBC_SHA(256|384)");
    };
  }

  /** One of the tools that have this suite; the other meets the next one. */
  public static TlsTool tool(int suite) {
    return name(suite).contains("CCM") || suite % 2 == 0 ? TlsTool.GNUTLS : TlsTool.OPENSSL;
  }

  /** The version that a suite is for. */
  public static TlsVersion version(int suite) {
    return TlsSuite.isFor13(suite) ? TlsVersion.TLS_1_3 : TlsVersion.TLS_1_2;
  }

  static TlsVersion version(Exchange exchange) {
    return exchange == Exchange.TLS_1_3 ? TlsVersion.TLS_1_3 : TlsVersion.TLS_1_2;
  }

  /** A key that a suite can use. */
  public static TestKeyType key(int suite) {
    return name(suite).contains("_RSA_WITH") ? TestKeyType.RSA_2048 : TestKeyType.P_256;
  }
}
