package org.wwep.client;

import org.jspecify.annotations.Nullable;
import org.wwep.net.NetworkWorld;
import org.wwep.net.SecureLayer;
import org.wwep.net.tls.TlsVersion;

/**
 * Where the transaction's contract is held: a network, and how its two ends are secured there.
 *
 * <p>A new world is one implementation of this, and a subclass of {@link ExchangeGrid}.
 */
public interface ExchangeSetting {
  /** Returns the network, which is closed by the contract. */
  NetworkWorld network();

  /**
   * Returns how the device's end is made.
   *
   * @param version null for a connection in the clear
   */
  SecureLayer client(ApiStyle api, @Nullable TlsVersion version);

  /** Returns how its peer's end is made. */
  SecureLayer server(ApiStyle api, @Nullable TlsVersion version);

  /** Checks that nothing is left running, where the network alone cannot say. */
  default void checkEnd() {}
}
