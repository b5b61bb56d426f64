package org.wwep.net.tls;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.KeyExchangeAlgorithm;
import org.bouncycastle.tls.TlsUtils;

/**
 * What protects the records; with forward secrecy, other than by static RSA, which is the last
 * choice, and a plain PSK of TLS 1.2.
 */
@SuppressWarnings("ImmutableEnumChecker") // Never changed.
public enum TlsSuite {
  /** The usual one. */
  AES_128_GCM(
      CipherSuite.TLS_AES_128_GCM_SHA256,
      CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
      CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
      CipherSuite.TLS_DHE_RSA_WITH_AES_128_GCM_SHA256,
      CipherSuite.TLS_RSA_WITH_AES_128_GCM_SHA256,
      CipherSuite.TLS_ECDHE_PSK_WITH_AES_128_GCM_SHA256,
      CipherSuite.TLS_PSK_WITH_AES_128_GCM_SHA256),
  /** For devices without AES in hardware. */
  CHACHA20_POLY1305(
      CipherSuite.TLS_CHACHA20_POLY1305_SHA256,
      CipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,
      CipherSuite.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
      CipherSuite.TLS_DHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
      CipherSuite.TLS_ECDHE_PSK_WITH_CHACHA20_POLY1305_SHA256,
      CipherSuite.TLS_PSK_WITH_CHACHA20_POLY1305_SHA256),
  /** The long key. */
  AES_256_GCM(
      CipherSuite.TLS_AES_256_GCM_SHA384,
      CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
      CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
      CipherSuite.TLS_DHE_RSA_WITH_AES_256_GCM_SHA384,
      CipherSuite.TLS_RSA_WITH_AES_256_GCM_SHA384,
      CipherSuite.TLS_ECDHE_PSK_WITH_AES_256_GCM_SHA384,
      CipherSuite.TLS_PSK_WITH_AES_256_GCM_SHA384),
  /** For devices that have AES in hardware, and no GCM. */
  AES_128_CCM(
      CipherSuite.TLS_AES_128_CCM_SHA256,
      CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CCM,
      CipherSuite.TLS_DHE_RSA_WITH_AES_128_CCM,
      CipherSuite.TLS_RSA_WITH_AES_128_CCM),
  /** The same with the long key; TLS 1.3 has none. */
  AES_256_CCM(
      CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_CCM,
      CipherSuite.TLS_DHE_RSA_WITH_AES_256_CCM,
      CipherSuite.TLS_RSA_WITH_AES_256_CCM),
  /** For peers older than GCM, as are all below. */
  AES_128_CBC_SHA256(
      CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256,
      CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256,
      CipherSuite.TLS_DHE_RSA_WITH_AES_128_CBC_SHA256,
      CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA256),
  /** With SHA-384 where there is such a suite, else SHA-256. */
  AES_256_CBC_SHA2(
      CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384,
      CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384,
      CipherSuite.TLS_DHE_RSA_WITH_AES_256_CBC_SHA256,
      CipherSuite.TLS_RSA_WITH_AES_256_CBC_SHA256),
  /** SHA-1 in HMAC, where it holds. */
  AES_128_CBC_SHA(
      CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA,
      CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA,
      CipherSuite.TLS_DHE_RSA_WITH_AES_128_CBC_SHA,
      CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA),
  /** The same with the long key. */
  AES_256_CBC_SHA(
      CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA,
      CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA,
      CipherSuite.TLS_DHE_RSA_WITH_AES_256_CBC_SHA,
      CipherSuite.TLS_RSA_WITH_AES_256_CBC_SHA);

  /** Who vouches for the peer; TLS 1.3 has no need to say so in the suite. */
  @SuppressWarnings("ImmutableEnumChecker") // Set.of is never changed.
  enum Proof {
    ECDSA(Exchange.ECDHE_ECDSA),
    RSA(Exchange.ECDHE_RSA, Exchange.DHE_RSA),
    /** By an RSA key that may not decrypt. */
    RSA_SIGNATURE(Exchange.ECDHE_RSA, Exchange.DHE_RSA),
    /** By who can decrypt: what was recorded can be read with the key, even years later. */
    STATIC_RSA(Exchange.STATIC_RSA),
    PSK(Exchange.ECDHE_PSK, Exchange.PLAIN_PSK);

    private final Set<Exchange> exchanges;

    Proof(Exchange... exchanges) {
      this.exchanges = Set.of(exchanges);
    }
  }

  /** How keys are agreed on, the best first. */
  enum Exchange {
    TLS_1_3(KeyExchangeAlgorithm.NULL),
    ECDHE_ECDSA(KeyExchangeAlgorithm.ECDHE_ECDSA),
    ECDHE_RSA(KeyExchangeAlgorithm.ECDHE_RSA),
    ECDHE_PSK(KeyExchangeAlgorithm.ECDHE_PSK),
    PLAIN_PSK(KeyExchangeAlgorithm.PSK),
    DHE_RSA(KeyExchangeAlgorithm.DHE_RSA),
    STATIC_RSA(KeyExchangeAlgorithm.RSA);

    private final int algorithm;

    Exchange(int algorithm) {
      this.algorithm = algorithm;
    }

    /** Returns the one that belongs to a suite's number with IANA. */
    private static Exchange of(int number) {
      int algorithm = TlsUtils.getKeyExchangeAlgorithm(number);
      return Stream.of(values())
          .filter(exchange -> exchange.algorithm == algorithm)
          .findFirst()
          .orElseThrow();
    }
  }

  private final Map<Exchange, Integer> numbers = new EnumMap<>(Exchange.class);

  TlsSuite(int... numbers) {
    for (int number : numbers) {
      this.numbers.put(Exchange.of(number), number);
    }
  }

  /** Says whether this encrypts and authenticates in one; the others come last. */
  private boolean isAead() {
    return compareTo(AES_128_CBC_SHA256) < 0;
  }

  /** Returns the numbers to offer or accept, in order; a version that is not used drops out. */
  static int[] numbers(List<TlsSuite> suites, Set<Proof> proofs) {
    EnumSet<Exchange> exchanges = EnumSet.of(Exchange.TLS_1_3);
    proofs.forEach(proof -> exchanges.addAll(proof.exchanges));
    boolean lastChoice = exchanges.remove(Exchange.STATIC_RSA);
    List<Integer> all = new ArrayList<>(numbers(suites, exchanges));
    if (lastChoice) {
      all.addAll(numbers(suites, EnumSet.of(Exchange.STATIC_RSA)));
    }
    return all.stream().mapToInt(Integer::intValue).toArray();
  }

  private static List<Integer> numbers(List<TlsSuite> suites, EnumSet<Exchange> exchanges) {
    List<Integer> all = new ArrayList<>();
    for (boolean aead : new boolean[] {true, false}) {
      for (Exchange exchange : exchanges) {
        suites.stream()
            .filter(suite -> suite.isAead() == aead && suite.numbers.containsKey(exchange))
            .forEach(suite -> all.add(suite.numbers.get(exchange)));
      }
    }
    return all;
  }

  /** Returns the numbers of all suites, by how keys are agreed on. */
  static List<Integer> numbers(Exchange exchange) {
    return Stream.of(values())
        .filter(suite -> suite.numbers.containsKey(exchange))
        .map(suite -> suite.numbers.get(exchange))
        .toList();
  }

  /** Returns whether the suite with this number with IANA is for TLS 1.3, and for that only. */
  public static boolean isFor13(int number) {
    return exchange(number) == Exchange.TLS_1_3;
  }

  /** Returns whether the suite with this number has no forward secrecy. */
  static boolean isStaticRsa(int number) {
    return exchange(number) == Exchange.STATIC_RSA;
  }

  /** Looks that it is one of these first: the library knows more. */
  private static Exchange exchange(int number) {
    of(number);
    return Exchange.of(number);
  }

  /** Returns the one that a number with IANA stands for. */
  public static TlsSuite of(int number) {
    for (TlsSuite suite : values()) {
      if (suite.numbers.containsValue(number)) {
        return suite;
      }
    }
    throw new IllegalArgumentException("no suite that is offered here: 0x%04X".formatted(number));
  }

  /** Returns a suite's name with IANA, or its number in hex if it is none of these. */
  static String name(int number) {
    try {
      TlsSuite suite = of(number);
      Exchange exchange = Exchange.of(number);
      return "TLS_" + prefix(exchange) + suite.suffix(exchange);
    } catch (IllegalArgumentException _) {
      return "0x%04X".formatted(number);
    }
  }

  private static String prefix(Exchange exchange) {
    return switch (exchange) {
      case TLS_1_3 -> "";
      case STATIC_RSA -> "RSA_WITH_";
      case PLAIN_PSK -> "PSK_WITH_";
      default -> exchange + "_WITH_";
    };
  }

  private String suffix(Exchange exchange) {
    return switch (this) {
      case AES_128_GCM, CHACHA20_POLY1305 -> name() + "_SHA256";
      case AES_256_GCM -> name() + "_SHA384";
      case AES_128_CCM -> exchange == Exchange.TLS_1_3 ? name() + "_SHA256" : name();
      case AES_256_CBC_SHA2 ->
          switch (exchange) {
            case ECDHE_ECDSA, ECDHE_RSA -> "AES_256_CBC_SHA384";
            default -> "AES_256_CBC_SHA256";
          };
      case AES_256_CCM, AES_128_CBC_SHA256, AES_128_CBC_SHA, AES_256_CBC_SHA -> name();
    };
  }
}
