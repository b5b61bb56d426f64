package org.wwep.net.tls;

import java.io.IOException;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/** Whether a private key belongs to a certificate: by its numbers, however these are encoded. */
final class KeyMatch {
  private KeyMatch() {}

  static boolean fits(AsymmetricKeyParameter key, SubjectPublicKeyInfo certified, String names)
      throws CredentialException {
    try {
      AsymmetricKeyParameter known = PublicKeyFactory.createKey(certified);
      return switch (key) {
        case RSAPrivateCrtKeyParameters rsa ->
            known instanceof RSAKeyParameters other
                && rsa.getModulus().equals(other.getModulus())
                && rsa.getPublicExponent().equals(other.getExponent());
        case Ed25519PrivateKeyParameters ed ->
            known instanceof Ed25519PublicKeyParameters other
                && org.bouncycastle.util.Arrays.areEqual(
                    ed.generatePublicKey().getEncoded(), other.getEncoded());
        case ECPrivateKeyParameters ec ->
            known instanceof ECPublicKeyParameters other
                && ec.getParameters().getCurve().equals(other.getParameters().getCurve())
                && new FixedPointCombMultiplier()
                    .multiply(ec.getParameters().getG(), ec.getD())
                    .equals(other.getQ());
        default -> throw new IllegalArgumentException("not of this kind: " + key.getClass());
      };
    } catch (IOException | RuntimeException e) {
      // The library throws many kinds for numbers that are no key.
      throw new CredentialException(names + ": a damaged private key: " + e.getMessage(), e);
    }
  }
}
