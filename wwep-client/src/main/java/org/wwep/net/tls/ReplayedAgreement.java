package org.wwep.net.tls;

import java.io.IOException;
import org.bouncycastle.tls.crypto.TlsAgreement;
import org.bouncycastle.tls.crypto.TlsCrypto;
import org.bouncycastle.tls.crypto.TlsSecret;

/** One side of an agreement in virtual time; the arithmetic is done for both sides at once. */
final class ReplayedAgreement implements TlsAgreement {
  private final TlsCrypto crypto;
  private final TlsAgreement agreement;
  private final ReplayedResults results;
  private byte[] own = {};
  private byte[] peer = {};

  ReplayedAgreement(TlsCrypto crypto, TlsAgreement agreement, ReplayedResults results) {
    this.crypto = crypto;
    this.agreement = agreement;
    this.results = results;
  }

  @Override
  public byte[] generateEphemeral() throws IOException {
    own = agreement.generateEphemeral();
    return own.clone();
  }

  @Override
  public void receivePeerValue(byte[] peerValue) throws IOException {
    agreement.receivePeerValue(peerValue);
    peer = peerValue.clone();
  }

  @Override
  public TlsSecret calculateSecret() throws IOException {
    byte[] secret = results.takeAgreed(own, peer);
    if (secret == null) {
      secret = agreement.calculateSecret().extract();
      results.agreed(own, peer, secret.clone());
    }
    // It wipes what it is given.
    return crypto.createSecret(secret);
  }
}
