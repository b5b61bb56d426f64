package org.wwep.net.tls;

import java.util.List;
import java.util.Vector;
import org.bouncycastle.tls.NamedGroup;

/** Where the key exchange happens. */
public enum TlsGroup {
  /** Curve25519: the fastest here. */
  X25519(NamedGroup.x25519),
  /** NIST P-256. */
  P_256(NamedGroup.secp256r1),
  /** NIST P-384: for certificates on this curve too, which TLS 1.2 asks the groups for. */
  P_384(NamedGroup.secp384r1),
  /** NIST P-521, likewise. */
  P_521(NamedGroup.secp521r1),
  /** Numbers of 2048 bits (RFC 7919), for suites with DHE: slow, and for peers without curves. */
  FFDHE_2048(NamedGroup.ffdhe2048),
  /** Numbers of 3072 bits. */
  FFDHE_3072(NamedGroup.ffdhe3072),
  /** Numbers of 4096 bits. */
  FFDHE_4096(NamedGroup.ffdhe4096);

  private final int number;

  TlsGroup(int number) {
    this.number = number;
  }

  static int[] numbers(List<TlsGroup> groups) {
    return groups.stream().mapToInt(group -> group.number).toArray();
  }

  // The library asks for this type.
  @SuppressWarnings("JdkObsolete")
  static Vector<Integer> vector(List<TlsGroup> groups) {
    Vector<Integer> numbers = new Vector<>();
    groups.forEach(group -> numbers.add(group.number));
    return numbers;
  }
}
