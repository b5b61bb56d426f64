package org.wwep.net.bsd;

import static java.lang.System.Logger.Level.WARNING;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wwep.net.tls.ClientAuth;
import org.wwep.net.tls.SessionCache;
import org.wwep.net.tls.TlsClientConfig;
import org.wwep.net.tls.TlsParameters;
import org.wwep.net.tls.TlsServerConfig;
import org.wwep.net.tls.TlsSuite;
import org.wwep.net.tls.TlsVersion;

/**
 * The TLS options of one socket of {@link StackSockets}, and what they come to.
 *
 * <p>Set by one task before the socket connects or listens; read only from then on.
 */
final class TlsSettings {
  private static final System.Logger LOG = System.getLogger(TlsSettings.class.getName());
  private static final int LONGEST_PROTOCOL = 255;

  private final TlsVersion version;
  private final SessionCache cache;
  private List<Integer> tags = List.of();
  private @Nullable String hostname;
  private List<Integer> suites = List.of();
  private @Nullable Integer verify;
  private List<String> protocols = List.of();
  private boolean sessions;

  TlsSettings(TlsVersion version, SessionCache cache) {
    this.version = version;
    this.cache = cache;
  }

  void set(SocketOption option, byte[] value) throws ErrnoException {
    switch (option) {
      case TLS_SEC_TAG_LIST -> tags = tags(OptionValue.ints(value));
      case TLS_HOSTNAME -> hostname = host(OptionValue.asText(value));
      case TLS_CIPHERSUITE_LIST -> suites = suites(OptionValue.ints(value));
      case TLS_PEER_VERIFY -> verify = within(option, OptionValue.asInt(value), 2);
      case TLS_ALPN_LIST -> protocols = protocols(OptionValue.asTexts(value));
      case TLS_SESSION_CACHE -> sessions = cached(within(option, OptionValue.asInt(value), 1) == 1);
      case TLS_SESSION_CACHE_PURGE -> cache.clear();
      case TLS_CIPHERSUITE_USED -> throw readOnly(option);
      default -> throw SocketSettings.unsupported(option);
    }
  }

  byte[] get(SocketOption option) throws ErrnoException {
    return switch (option) {
      case TLS_SEC_TAG_LIST -> ints(tags);
      case TLS_HOSTNAME -> OptionValue.text(hostname == null ? "" : hostname);
      case TLS_CIPHERSUITE_LIST -> ints(suites);
      case TLS_PEER_VERIFY ->
          OptionValue.ints(verify == null ? SocketConstants.PEER_VERIFY_REQUIRED : verify);
      case TLS_ALPN_LIST -> OptionValue.texts(protocols);
      case TLS_SESSION_CACHE -> OptionValue.ints(sessions ? 1 : 0);
      case TLS_SESSION_CACHE_PURGE ->
          throw new ErrnoException(Errno.ENOPROTOOPT, option + " is only written");
      default -> throw SocketSettings.unsupported(option);
    };
  }

  static ErrnoException readOnly(SocketOption option) {
    return new ErrnoException(Errno.ENOPROTOOPT, option + " is only read");
  }

  private static byte[] ints(List<Integer> list) {
    return OptionValue.ints(list.stream().mapToInt(Integer::intValue).toArray());
  }

  private static List<Integer> tags(int[] values) throws ErrnoException {
    List<Integer> list = new ArrayList<>();
    for (int tag : values) {
      if (tag < 0 || list.contains(tag)) {
        throw new ErrnoException(Errno.EINVAL, "a security tag is 0 or more, and once, was " + tag);
      }
      list.add(tag);
    }
    return List.copyOf(list);
  }

  private static String host(String name) throws ErrnoException {
    try {
      if (!name.isEmpty()) {
        TlsClientConfig.insecurely().withServerName(name);
      }
      return name;
    } catch (IllegalArgumentException e) {
      throw new ErrnoException(Errno.EINVAL, String.valueOf(e.getMessage()), e);
    }
  }

  private List<Integer> suites(int[] values) throws ErrnoException {
    List<Integer> list = new ArrayList<>();
    for (int number : values) {
      try {
        if (TlsSuite.isFor13(number) != (version == TlsVersion.TLS_1_3)) {
          throw new ErrnoException(
              Errno.EINVAL, "suite 0x%04X is none of %s".formatted(number, version));
        }
      } catch (IllegalArgumentException e) {
        throw new ErrnoException(Errno.ENOTSUP, String.valueOf(e.getMessage()), e);
      }
      list.add(number);
    }
    return List.copyOf(list);
  }

  private static int within(SocketOption option, int value, int most) throws ErrnoException {
    if (value < 0 || value > most) {
      throw new ErrnoException(
          Errno.EINVAL, "%s is 0 to %d, was %d".formatted(option, most, value));
    }
    return value;
  }

  private static List<String> protocols(List<String> names) throws ErrnoException {
    for (String name : names) {
      int length = name.getBytes(StandardCharsets.UTF_8).length;
      if (length < 1 || length > LONGEST_PROTOCOL) {
        throw new ErrnoException(
            Errno.EINVAL, "a protocol's name has 1 to 255 bytes, had " + length);
      }
    }
    return names;
  }

  private boolean cached(boolean on) throws ErrnoException {
    if (on && version == TlsVersion.TLS_1_3) {
      throw new ErrnoException(Errno.ENOTSUP, "sessions are resumed in TLS 1.2 only");
    }
    return on;
  }

  private TlsParameters parameters() {
    return TlsParameters.DEFAULT.withOnly(version).withNumbers(suites).withProtocols(protocols);
  }

  boolean looksOnly() {
    return verify != null && verify == SocketConstants.PEER_VERIFY_OPTIONAL;
  }

  /**
   * Returns what a client goes by; {@code strict} as if a certificate were required.
   *
   * @throws ErrnoException if the options do not say whom to believe
   */
  TlsClientConfig client(StackCredentials.CredentialSet credentialSet, boolean strict)
      throws ErrnoException {
    boolean lax = verify != null && verify != SocketConstants.PEER_VERIFY_REQUIRED && !strict;
    if (hostname == null && !lax && credentialSet.psk() == null) {
      throw new ErrnoException(
          Errno.EINVAL, "no TLS_HOSTNAME: set the name to check, or an empty one to check none");
    }
    if (credentialSet.trust() == null && credentialSet.psk() == null && !lax) {
      throw new ErrnoException(
          Errno.EINVAL,
          "neither a CA certificate nor a pre-shared key under the security tags " + tags);
    }
    String name = hostname == null || hostname.isEmpty() ? null : hostname;
    TlsClientConfig config =
        new TlsClientConfig(
            name,
            credentialSet.trust(),
            Set.of(),
            credentialSet.psk(),
            credentialSet.own(),
            parameters(),
            sessions ? cache : null,
            lax);
    config.warnings().forEach(warning -> LOG.log(WARNING, warning));
    return config;
  }

  /** Returns what a server goes by. */
  TlsServerConfig server(StackCredentials.CredentialSet credentialSet) throws ErrnoException {
    if (looksOnly()) {
      throw new ErrnoException(
          Errno.ENOTSUP, "a server here refuses a certificate that does not hold: 0 or 2");
    }
    boolean asks = verify != null && verify == SocketConstants.PEER_VERIFY_REQUIRED;
    if (hostname != null) {
      throw new ErrnoException(Errno.EINVAL, "TLS_HOSTNAME is a client's");
    }
    if (credentialSet.own() == null && credentialSet.psk() == null) {
      throw new ErrnoException(
          Errno.EINVAL,
          "neither a certificate with its key nor a pre-shared key under the tags " + tags);
    }
    if (asks && credentialSet.trust() == null) {
      throw new ErrnoException(
          Errno.EINVAL, "no CA certificate under the tags " + tags + " to check clients by");
    }
    return new TlsServerConfig(
        credentialSet.own(),
        credentialSet.psk() == null ? List.of() : List.of(credentialSet.psk()),
        asks ? ClientAuth.REQUIRED : ClientAuth.NONE,
        asks ? credentialSet.trust() : null,
        parameters(),
        sessions ? cache : null);
  }

  List<Integer> tags() {
    return tags;
  }
}
