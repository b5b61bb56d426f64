package org.wwep.protocol.server;

import java.time.Duration;

/**
 * Settings that have {@link ServerRules} among other things: each method returns these settings
 * with one rule changed.
 *
 * @param <S> the settings themselves
 */
public interface RuleSettings<S extends RuleSettings<S>> {
  /** Returns how the server treats its clients. */
  ServerRules rules();

  /** Returns these settings with other rules. */
  S withRules(ServerRules rules);

  /** Returns these settings with or without keep-alive. */
  default S withKeepAlive(boolean keepAlive) {
    return withRules(rules().withKeepAlive(keepAlive));
  }

  /** Returns these settings with or without reasons. */
  default S withReasons(boolean reasons) {
    return withRules(rules().withReasons(reasons));
  }

  /** Returns these settings with another timeout for the first byte. */
  default S withFirstByteTimeout(Duration firstByteTimeout) {
    return withRules(rules().withFirstByteTimeout(firstByteTimeout));
  }

  /** Returns these settings with another read timeout. */
  default S withReadTimeout(Duration readTimeout) {
    return withRules(rules().withReadTimeout(readTimeout));
  }

  /** Returns these settings with another idle timeout. */
  default S withIdleTimeout(Duration idleTimeout) {
    return withRules(rules().withIdleTimeout(idleTimeout));
  }

  /** Returns these settings with another limit on connections. */
  default S withMaxConnections(int maxConnections) {
    return withRules(rules().withMaxConnections(maxConnections));
  }
}
