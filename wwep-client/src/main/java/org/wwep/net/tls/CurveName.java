package org.wwep.net.tls;

import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Null;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** The name of an EC key's curve, where the key spells the curve out instead. */
final class CurveName {
  private static final List<ASN1ObjectIdentifier> CURVES =
      List.of(
          SECObjectIdentifiers.secp256r1,
          SECObjectIdentifiers.secp384r1,
          SECObjectIdentifiers.secp521r1);

  private CurveName() {}

  /** Returns the key with its curve's name; other keys as they are. */
  static PrivateKeyInfo added(CredentialSource source, PrivateKeyInfo key)
      throws CredentialException, java.io.IOException {
    AlgorithmIdentifier algorithm = key.getPrivateKeyAlgorithm();
    if (!algorithm.getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey)) {
      return key;
    }
    ASN1Encodable parameters = algorithm.getParameters();
    if (parameters == null || parameters instanceof ASN1Null) {
      throw source.wrong(
          "an EC key that does not name its curve; write it anew with its curve, as 'openssl"
              + " genpkey' does");
    }
    if (parameters.toASN1Primitive() instanceof ASN1ObjectIdentifier) {
      return key;
    }
    ASN1ObjectIdentifier name = name(X9ECParameters.getInstance(parameters));
    return name == null
        ? key
        : new PrivateKeyInfo(
            new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, name),
            key.parsePrivateKey());
  }

  private static @org.jspecify.annotations.Nullable ASN1ObjectIdentifier name(
      X9ECParameters explicit) {
    for (ASN1ObjectIdentifier curve : CURVES) {
      X9ECParameters known = ECNamedCurveTable.getByOID(curve);
      if (known.getCurve().equals(explicit.getCurve())
          && known.getN().equals(explicit.getN())
          && java.util.Arrays.equals(
              known.getG().getEncoded(false), explicit.getG().getEncoded(false))) {
        return curve;
      }
    }
    return null;
  }
}
