package org.wwep.net.tls;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.bouncycastle.tls.ProtocolVersion;

/**
 * What may be agreed on, the same for clients and servers.
 *
 * @param oldest the oldest version that is taken
 * @param newest the newest version that is offered
 * @param suites the suites, in order of preference; one or more
 * @param groups the groups for the key exchange, in order of preference; one or more
 * @param numbers the suites by their numbers with IANA, in order of preference: only these of the
 *     suites above; empty for all of them
 * @param protocols what may be spoken over TLS (ALPN), in order of preference; empty for not saying
 * @param staticRsa whether TLS 1.2 may do without forward secrecy, as the last choice
 */
public record TlsParameters(
    TlsVersion oldest,
    TlsVersion newest,
    List<TlsSuite> suites,
    List<TlsGroup> groups,
    List<Integer> numbers,
    List<String> protocols,
    boolean staticRsa) {
  /** TLS 1.3 and 1.2, with every suite and every group; static RSA is the last choice. */
  public static final TlsParameters DEFAULT =
      new TlsParameters(
          TlsVersion.TLS_1_2,
          TlsVersion.TLS_1_3,
          List.of(TlsSuite.values()),
          List.of(TlsGroup.values()),
          List.of(),
          List.of(),
          true);

  /** Checks that there is something to agree on. */
  public TlsParameters {
    suites = List.copyOf(suites);
    groups = List.copyOf(groups);
    numbers = List.copyOf(numbers);
    protocols = List.copyOf(protocols);
    if (oldest.compareTo(newest) > 0) {
      throw new IllegalArgumentException(
          "the oldest version is not after the newest, was " + oldest + " to " + newest);
    }
    if (suites.isEmpty() || groups.isEmpty()) {
      throw new IllegalArgumentException(
          "a suite and a group or more are needed, was " + suites + " and " + groups);
    }
  }

  /** Returns these with a single version. */
  public TlsParameters withOnly(TlsVersion version) {
    return new TlsParameters(version, version, suites, groups, numbers, protocols, staticRsa);
  }

  /** Returns these with other suites. */
  public TlsParameters withSuites(TlsSuite... these) {
    return new TlsParameters(oldest, newest, List.of(these), groups, numbers, protocols, staticRsa);
  }

  /** Returns these with other groups. */
  public TlsParameters withGroups(TlsGroup... these) {
    return new TlsParameters(oldest, newest, suites, List.of(these), numbers, protocols, staticRsa);
  }

  /**
   * Returns these with only the suites that have these numbers with IANA.
   *
   * @throws IllegalArgumentException if one is none of {@link TlsSuite}'s
   */
  public TlsParameters withNumbers(List<Integer> only) {
    only.forEach(TlsSuite::of);
    return new TlsParameters(oldest, newest, suites, groups, only, protocols, staticRsa);
  }

  /** Returns these with protocols to be spoken over TLS. */
  public TlsParameters withProtocols(List<String> these) {
    return new TlsParameters(oldest, newest, suites, groups, numbers, these, staticRsa);
  }

  /** Returns these without TLS 1.2's static RSA: peers that have nothing else are refused. */
  public TlsParameters withoutStaticRsa() {
    return new TlsParameters(oldest, newest, suites, groups, numbers, protocols, false);
  }

  /** Returns the suites to offer or accept, as the library wants them. */
  int[] numbers(Set<TlsSuite.Proof> proofs) {
    Set<TlsSuite.Proof> allowed = EnumSet.copyOf(proofs);
    if (staticRsa && proofs.contains(TlsSuite.Proof.RSA)) {
      allowed.add(TlsSuite.Proof.STATIC_RSA);
    }
    int[] all = TlsSuite.numbers(suites, allowed);
    if (numbers.isEmpty()) {
      return all;
    }
    return numbers.stream()
        .mapToInt(Integer::intValue)
        .filter(number -> IntStream.of(all).anyMatch(each -> each == number))
        .toArray();
  }

  /** Returns the versions, the newest first. */
  ProtocolVersion[] versions() {
    List<ProtocolVersion> versions = new ArrayList<>();
    for (TlsVersion version : List.of(TlsVersion.TLS_1_3, TlsVersion.TLS_1_2)) {
      if (version.compareTo(oldest) >= 0 && version.compareTo(newest) <= 0) {
        versions.add(version.wire());
      }
    }
    return versions.toArray(ProtocolVersion[]::new);
  }

  /** Returns {@code TLS 1.2} or {@code TLS 1.2 to TLS 1.3}. */
  String span() {
    return oldest == newest ? oldest.toString() : oldest + " to " + newest;
  }
}
