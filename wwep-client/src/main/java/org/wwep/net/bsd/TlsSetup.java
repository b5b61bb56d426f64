package org.wwep.net.bsd;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.net.tls.TlsVersion;

/**
 * What firmware says of a TLS socket before it connects, in the order of the options.
 *
 * @param version the one version
 * @param tags where the credentials are, in order of preference
 * @param hostname whose certificate it has to be; null leaves the option alone, for a server
 * @param suites the suites by their numbers; empty for the stack's own choice
 * @param verify {@link SocketConstants#PEER_VERIFY_NONE} to {@code REQUIRED}; null for the default
 * @param alpn what is to be spoken; empty for nothing
 * @param sessions whether to resume sessions
 */
public record TlsSetup(
    TlsVersion version,
    List<Integer> tags,
    @Nullable String hostname,
    List<Integer> suites,
    @Nullable Integer verify,
    List<String> alpn,
    boolean sessions) {
  /** Copies the lists. */
  public TlsSetup {
    tags = List.copyOf(tags);
    suites = List.copyOf(suites);
    alpn = List.copyOf(alpn);
  }

  /** A client that wants this host, by the credentials of these tags. */
  public static TlsSetup client(TlsVersion version, String hostname, Integer... tags) {
    return new TlsSetup(version, List.of(tags), hostname, List.of(), null, List.of(), false);
  }

  /** A server with the credentials of these tags. */
  public static TlsSetup server(TlsVersion version, Integer... tags) {
    return new TlsSetup(version, List.of(tags), null, List.of(), null, List.of(), false);
  }

  /** Returns this with resumption. */
  public TlsSetup withSessions() {
    return new TlsSetup(version, tags, hostname, suites, verify, alpn, true);
  }

  /** Returns this with another {@code TLS_PEER_VERIFY}. */
  public TlsSetup withVerify(int other) {
    return new TlsSetup(version, tags, hostname, suites, other, alpn, sessions);
  }

  /** Returns the protocol to make the socket with. */
  int protocol() {
    return switch (version) {
      case TLS_1_2 -> SocketConstants.IPPROTO_TLS_1_2;
      case TLS_1_3 -> SocketConstants.IPPROTO_TLS_1_3;
    };
  }

  /** Sets the options of a fresh socket. */
  void applyTo(SocketApi api, int fd) throws ErrnoException, InterruptedException {
    api.setsockopt(fd, SocketOption.TLS_SEC_TAG_LIST, OptionValue.ints(toInts(tags)));
    if (hostname != null) {
      api.setsockopt(fd, SocketOption.TLS_HOSTNAME, OptionValue.text(hostname));
    }
    if (!suites.isEmpty()) {
      api.setsockopt(fd, SocketOption.TLS_CIPHERSUITE_LIST, OptionValue.ints(toInts(suites)));
    }
    if (verify != null) {
      api.setsockopt(fd, SocketOption.TLS_PEER_VERIFY, OptionValue.ints(verify));
    }
    if (!alpn.isEmpty()) {
      api.setsockopt(fd, SocketOption.TLS_ALPN_LIST, OptionValue.texts(alpn));
    }
    if (sessions) {
      api.setsockopt(fd, SocketOption.TLS_SESSION_CACHE, OptionValue.ints(1));
    }
  }

  private static int[] toInts(List<Integer> list) {
    return list.stream().mapToInt(Integer::intValue).toArray();
  }
}
