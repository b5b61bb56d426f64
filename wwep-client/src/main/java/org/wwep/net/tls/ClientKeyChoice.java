package org.wwep.net.tls;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * The keys of many clients: the engine's peer name tells whose connection it is.
 *
 * <p>Any thread.
 */
final class ClientKeyChoice extends X509ExtendedKeyManager {
  private static final String PREFIX = "client-";

  private final IntFunction<@Nullable Credential> own;
  private final Map<String, PrivateKey> keys = new ConcurrentHashMap<>();

  ClientKeyChoice(IntFunction<@Nullable Credential> own) {
    this.own = own;
  }

  /**
   * Returns the name that an engine of this client is made for.
   *
   * @param series tells apart what must not have a session in common
   */
  static String host(int client, long series) {
    return PREFIX + client + "-" + series;
  }

  private @Nullable Credential credential(String alias) {
    return own.apply(Integer.parseInt(alias));
  }

  @Override
  public @Nullable String chooseEngineClientAlias(
      String[] types, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
    if (engine == null) {
      return null;
    }
    String alias = engine.getPeerHost().split("-", 3)[1];
    Credential credential = credential(alias);
    return credential != null && Arrays.stream(types).anyMatch(credential.kind()::isFor)
        ? alias
        : null;
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(String alias) {
    Credential credential = credential(alias);
    return credential == null ? null : credential.chain().toArray(X509Certificate[]::new);
  }

  @Override
  public PrivateKey getPrivateKey(String alias) {
    return keys.computeIfAbsent(alias, _ -> privateKey(Objects.requireNonNull(credential(alias))));
  }

  private static PrivateKey privateKey(Credential credential) {
    try {
      return credential.privateKey();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("it was read from its encoding", e);
    }
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] types, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return null;
  }

  @Override
  public String @Nullable [] getClientAliases(String type, Principal @Nullable [] issuers) {
    return null;
  }

  @Override
  public @Nullable String chooseServerAlias(
      String type, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return null;
  }

  @Override
  public String @Nullable [] getServerAliases(String type, Principal @Nullable [] issuers) {
    return null;
  }
}
