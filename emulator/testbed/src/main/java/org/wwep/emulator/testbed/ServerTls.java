package org.wwep.emulator.testbed;

import org.jspecify.annotations.Nullable;
import org.wwep.net.tls.ClientAuth;
import org.wwep.net.tls.Credential;

/**
 * What a server's TLS port shows and asks for.
 *
 * @param own the server's certificate, or null for one by the world's CA
 * @param clientAuth whether it wants to know its clients by certificates of the world's CA
 */
public record ServerTls(@Nullable Credential own, ClientAuth clientAuth) {
  /** A certificate by the world's CA, anybody may come. */
  public static final ServerTls DEFAULT = new ServerTls(null, ClientAuth.NONE);
}
