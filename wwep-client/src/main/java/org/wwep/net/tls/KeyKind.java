package org.wwep.net.tls;

import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.tls.SignatureScheme;

/** The kinds of private keys that can prove who one is, with how they sign. */
@SuppressWarnings("ImmutableEnumChecker") // Set.of is never changed.
enum KeyKind {
  P256(TlsSuite.Proof.ECDSA, "EC", Set.of("EC", "ECDHE_ECDSA", "EC/secp256r1")),
  P384(TlsSuite.Proof.ECDSA, "EC", Set.of("EC", "ECDHE_ECDSA", "EC/secp384r1")),
  P521(TlsSuite.Proof.ECDSA, "EC", Set.of("EC", "ECDHE_ECDSA", "EC/secp521r1")),
  ED25519(TlsSuite.Proof.ECDSA, "Ed25519", Set.of("Ed25519", "EdDSA")),
  RSA(TlsSuite.Proof.RSA, "RSA", Set.of("RSA", "ECDHE_RSA", "DHE_RSA", "KE:RSA")),
  /** An RSA key that may sign by RSASSA-PSS only. */
  RSA_PSS(TlsSuite.Proof.RSA_SIGNATURE, "RSASSA-PSS", Set.of("RSASSA-PSS"));

  private final TlsSuite.Proof proof;
  private final String algorithm;
  private final Set<String> engineTypes;

  KeyKind(TlsSuite.Proof proof, String algorithm, Set<String> engineTypes) {
    this.proof = proof;
    this.algorithm = algorithm;
    this.engineTypes = engineTypes;
  }

  TlsSuite.Proof proof() {
    return proof;
  }

  /** Returns Java's name of the algorithm. */
  String algorithm() {
    return algorithm;
  }

  /**
   * Returns whether an engine that asks for a key of this type can use one of this kind.
   *
   * @param type as Bouncy Castle or the JDK calls it; each has several names for one kind
   */
  boolean isFor(String type) {
    return engineTypes.contains(type);
  }

  /** Returns how it can sign, the best first. */
  List<Integer> schemes() {
    return switch (this) {
      case P256 -> List.of(SignatureScheme.ecdsa_secp256r1_sha256);
      case P384 -> List.of(SignatureScheme.ecdsa_secp384r1_sha384);
      case P521 -> List.of(SignatureScheme.ecdsa_secp521r1_sha512);
      case ED25519 -> List.of(SignatureScheme.ed25519);
      case RSA ->
          List.of(
              SignatureScheme.rsa_pss_rsae_sha256,
              SignatureScheme.rsa_pss_rsae_sha384,
              SignatureScheme.rsa_pss_rsae_sha512,
              SignatureScheme.rsa_pkcs1_sha256,
              SignatureScheme.rsa_pkcs1_sha384,
              SignatureScheme.rsa_pkcs1_sha512);
      case RSA_PSS ->
          List.of(
              SignatureScheme.rsa_pss_pss_sha256,
              SignatureScheme.rsa_pss_pss_sha384,
              SignatureScheme.rsa_pss_pss_sha512);
    };
  }

  /**
   * Tells the kind of a key.
   *
   * @param certified its certificate's public key, which says whether RSA is for RSASSA-PSS only
   */
  static KeyKind of(AsymmetricKeyParameter key, SubjectPublicKeyInfo certified, String names)
      throws CredentialException {
    return switch (key) {
      case RSAPrivateCrtKeyParameters _ ->
          certified.getAlgorithm().getAlgorithm().equals(PKCSObjectIdentifiers.id_RSASSA_PSS)
              ? RSA_PSS
              : RSA;
      case Ed25519PrivateKeyParameters _ -> ED25519;
      case ECPrivateKeyParameters ec -> ofCurve(ec, names);
      default ->
          throw new CredentialException(
              names + ": a key of another kind than RSA, RSA-PSS, P-256, P-384, P-521 or Ed25519");
    };
  }

  private static KeyKind ofCurve(ECPrivateKeyParameters key, String names)
      throws CredentialException {
    String curve =
        key.getParameters() instanceof ECNamedDomainParameters named
            ? ECNamedCurveTable.getName(named.getName())
            : null;
    return switch (curve) {
      case "prime256v1", "secp256r1", "P-256" -> P256;
      case "secp384r1", "P-384" -> P384;
      case "secp521r1", "P-521" -> P521;
      case null ->
          throw new CredentialException(
              names + ": an EC key on a curve without a name; P-256, P-384 and P-521 can serve");
      default ->
          throw new CredentialException(
              "%s: an EC key on the curve %s, which TLS does not take here; P-256, P-384 and P-521 can serve"
                  .formatted(names, curve));
    };
  }
}
