package org.wwep.net.tls;

import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.util.Optional;

/**
 * An Ed25519 key under the name that Bouncy Castle's engine knows; the JDK's key calls itself
 * EdDSA.
 */
final class Ed25519Key implements EdECPrivateKey {
  private static final long serialVersionUID = 1L;

  private final EdECPrivateKey key;

  Ed25519Key(EdECPrivateKey key) {
    this.key = key;
  }

  @Override
  public String getAlgorithm() {
    return "Ed25519";
  }

  @Override
  public String getFormat() {
    return key.getFormat();
  }

  @Override
  public byte[] getEncoded() {
    return key.getEncoded();
  }

  @Override
  public NamedParameterSpec getParams() {
    return key.getParams();
  }

  @Override
  public Optional<byte[]> getBytes() {
    return key.getBytes();
  }
}
