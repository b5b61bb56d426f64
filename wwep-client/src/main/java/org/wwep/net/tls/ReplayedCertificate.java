package org.wwep.net.tls;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import org.bouncycastle.tls.SignatureScheme;
import org.bouncycastle.tls.crypto.Tls13Verifier;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCertificate;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;

/** A certificate in virtual time: a signature that was made in this program is right. */
final class ReplayedCertificate extends BcTlsCertificate {
  private final BcTlsCrypto own;
  private final KnownCertificate known;
  private final ReplayedResults results;

  ReplayedCertificate(BcTlsCrypto crypto, KnownCertificate known, ReplayedResults results) {
    super(crypto, known.content());
    this.own = crypto;
    this.known = known;
    this.results = results;
  }

  @Override
  public byte[] getEncoded() {
    return known.encoding();
  }

  /** Returns it as Java has it. */
  X509Certificate parsed() throws CertificateException {
    return known.parsed();
  }

  @Override
  public Tls13Verifier createVerifier(int signatureScheme) throws IOException {
    Tls13Verifier verifier = super.createVerifier(signatureScheme);
    return SignatureScheme.isECDSA(signatureScheme)
        ? new Verifier(verifier, signatureScheme)
        : verifier;
  }

  /** Checks one signature over what is written before. */
  private final class Verifier implements Tls13Verifier {
    private final Tls13Verifier verifier;
    private final int signatureScheme;
    private final ByteArrayOutputStream message = new ByteArrayOutputStream();

    Verifier(Tls13Verifier verifier, int signatureScheme) {
      this.verifier = verifier;
      this.signatureScheme = signatureScheme;
    }

    @Override
    public OutputStream getOutputStream() {
      return message;
    }

    @Override
    public boolean verifySignature(byte[] signature) throws IOException {
      byte[] signed = message.toByteArray();
      var hash = own.createHash(SignatureScheme.getCryptoHashAlgorithm(signatureScheme));
      hash.update(signed, 0, signed.length);
      return results.isRight(
          known.publicKey(),
          hash.calculateHash(),
          signature,
          () -> {
            verifier.getOutputStream().write(signed);
            return verifier.verifySignature(signature);
          });
    }
  }
}
