package org.wwep.net.tls;

import org.wwep.net.Connection;
import org.wwep.net.LinkException;
import org.wwep.net.SecureLayer;

/**
 * TLS as a client, laid over a connection; the handshake may take {@link Tls#HANDSHAKE}.
 *
 * @param tls the TLS of the client's world
 * @param config how the client knows its server, and what it shows of itself
 */
public record TlsClientLayer(Tls tls, TlsClientConfig config) implements SecureLayer {
  @Override
  public TlsConnection secure(Connection raw) throws LinkException, InterruptedException {
    return tls.connect(raw, config, Tls.HANDSHAKE);
  }
}
