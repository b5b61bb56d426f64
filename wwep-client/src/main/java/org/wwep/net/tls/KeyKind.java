package org.wwep.net.tls;

import java.io.IOException;
import java.util.List;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.tls.SignatureScheme;

/** The kinds of private keys that can prove who one is, with how they sign. */
enum KeyKind {
  P256(TlsSuite.Proof.ECDSA),
  P384(TlsSuite.Proof.ECDSA),
  ED25519(TlsSuite.Proof.ECDSA),
  RSA(TlsSuite.Proof.RSA);

  private final TlsSuite.Proof proof;

  KeyKind(TlsSuite.Proof proof) {
    this.proof = proof;
  }

  TlsSuite.Proof proof() {
    return proof;
  }

  /** Returns how it can sign, the best first. */
  List<Integer> schemes() {
    return switch (this) {
      case P256 -> List.of(SignatureScheme.ecdsa_secp256r1_sha256);
      case P384 -> List.of(SignatureScheme.ecdsa_secp384r1_sha384);
      case ED25519 -> List.of(SignatureScheme.ed25519);
      case RSA ->
          List.of(
              SignatureScheme.rsa_pss_rsae_sha256,
              SignatureScheme.rsa_pss_rsae_sha384,
              SignatureScheme.rsa_pss_rsae_sha512,
              SignatureScheme.rsa_pkcs1_sha256,
              SignatureScheme.rsa_pkcs1_sha384,
              SignatureScheme.rsa_pkcs1_sha512);
    };
  }

  static KeyKind of(AsymmetricKeyParameter key, String names) throws CredentialException {
    return switch (key) {
      case RSAPrivateCrtKeyParameters _ -> RSA;
      case Ed25519PrivateKeyParameters _ -> ED25519;
      case ECPrivateKeyParameters ec when ec.getParameters().getCurve().getFieldSize() == 256 ->
          P256;
      case ECPrivateKeyParameters ec when ec.getParameters().getCurve().getFieldSize() == 384 ->
          P384;
      default ->
          throw new CredentialException(
              names + ": a key of another kind than RSA, P-256, P-384 or Ed25519");
    };
  }

  /** Works out the public key, encoded as certificates have it. */
  byte[] publicKey(AsymmetricKeyParameter key, String names) throws CredentialException {
    AsymmetricKeyParameter derived =
        switch (key) {
          case RSAPrivateCrtKeyParameters rsa ->
              new RSAKeyParameters(false, rsa.getModulus(), rsa.getPublicExponent());
          case Ed25519PrivateKeyParameters ed -> ed.generatePublicKey();
          case ECPrivateKeyParameters ec ->
              new ECPublicKeyParameters(
                  new FixedPointCombMultiplier().multiply(ec.getParameters().getG(), ec.getD()),
                  ec.getParameters());
          default -> throw new IllegalArgumentException("not of this kind: " + key.getClass());
        };
    try {
      return SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(derived).getEncoded();
    } catch (IOException | RuntimeException e) {
      // The library throws many kinds for numbers that are no key.
      throw new CredentialException(names + ": a damaged private key: " + e.getMessage(), e);
    }
  }
}
