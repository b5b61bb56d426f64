package org.wwep.net.tls;

import java.io.IOException;
import org.bouncycastle.tls.crypto.TlsSecret;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.bouncycastle.tls.crypto.impl.bc.BcX25519;

/** One side of X25519 in virtual time, which mostly knows the other side's private key. */
final class ReplayedX25519 extends BcX25519 {
  private final ReplayedResults results;
  private byte[] own = {};

  ReplayedX25519(BcTlsCrypto crypto, ReplayedResults results) {
    super(crypto);
    this.results = results;
  }

  @Override
  public byte[] generateEphemeral() throws IOException {
    own = super.generateEphemeral();
    results.generated(own, privateKey.clone());
    return own.clone();
  }

  @Override
  public TlsSecret calculateSecret() throws IOException {
    byte[] peerKey = results.takeGenerated(peerPublicKey);
    byte[] ownKey = results.takeGenerated(own);
    byte[] secret = peerKey == null || ownKey == null ? null : KnownScalars.agreed(ownKey, peerKey);
    // The library wipes what it is given.
    return secret == null ? super.calculateSecret() : crypto.createSecret(secret);
  }
}
