package org.wwep.net.tls;

import java.io.IOException;
import java.security.KeyPair;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;

/**
 * Private keys in the form of PKCS#8 that every reader takes.
 *
 * <p><b>Shape</b>: an EC key has its public key beside it, without which GnuTLS does not read it;
 * an Ed25519 key has version 0 and no public key, without which OpenSSL 3.0 does not.
 */
public final class KeyEncoder {
  private KeyEncoder() {}

  /** Encodes the private key of a pair, in DER. */
  public static byte[] pkcs8(KeyPair pair) throws IOException {
    return pkcs8(
            PrivateKeyFactory.createKey(pair.getPrivate().getEncoded()),
            SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()))
        .getEncoded();
  }

  static PrivateKeyInfo pkcs8(AsymmetricKeyParameter key, SubjectPublicKeyInfo certified)
      throws IOException {
    AlgorithmIdentifier algorithm = certified.getAlgorithm();
    return switch (key) {
      case Ed25519PrivateKeyParameters ed ->
          new PrivateKeyInfo(
              new AlgorithmIdentifier(EdECObjectIdentifiers.id_Ed25519),
              new DEROctetString(ed.getEncoded()));
      case ECPrivateKeyParameters ec -> {
        ASN1BitString point = new DERBitString(certified.getPublicKeyData().getBytes());
        yield new PrivateKeyInfo(
            algorithm,
            new ECPrivateKey(ec.getParameters().getN().bitLength(), ec.getD(), point, null));
      }
      default ->
          new PrivateKeyInfo(
              algorithm, PrivateKeyInfoFactory.createPrivateKeyInfo(key).parsePrivateKey());
    };
  }
}
