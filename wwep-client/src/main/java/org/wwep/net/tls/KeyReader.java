package org.wwep.net.tls;

import java.io.IOException;
import java.io.StringReader;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;

/**
 * A private key out of PEM or DER: PKCS#8, SEC1 or PKCS#1; protected PKCS#8, and OpenSSL's older
 * protected PEM; or out of PKCS#12.
 */
final class KeyReader {
  private KeyReader() {}

  static AsymmetricKeyParameter read(CredentialSource credentialSource, Passwords passwords)
      throws CredentialException {
    if (credentialSource.isPkcs12()) {
      return Pkcs12Reader.read(credentialSource, passwords).key();
    }
    try {
      PrivateKeyInfo key =
          credentialSource.isPem()
              ? pem(credentialSource, passwords)
              : der(credentialSource, passwords);
      return PrivateKeyFactory.createKey(CurveName.added(credentialSource, key));
    } catch (IOException | RuntimeException e) {
      // The library throws many kinds for bytes that are not what they claim to be.
      throw credentialSource.wrong("no private key that can be read", e);
    }
  }

  private static PrivateKeyInfo pem(CredentialSource credentialSource, Passwords passwords)
      throws CredentialException, IOException {
    boolean certificate = false;
    try (PEMParser parser = new PEMParser(new StringReader(credentialSource.text()))) {
      for (Object block = parser.readObject(); block != null; block = parser.readObject()) {
        switch (block) {
          case PrivateKeyInfo plain -> {
            return plain;
          }
          case PEMKeyPair pair -> {
            return pair.getPrivateKeyInfo();
          }
          case PKCS8EncryptedPrivateKeyInfo locked -> {
            return KeyDecryption.pkcs8(credentialSource, locked, passwords);
          }
          case PEMEncryptedKeyPair locked -> {
            return KeyDecryption.legacy(credentialSource, locked, passwords);
          }
          case X509CertificateHolder _ -> certificate = true;
          default -> {
            // such as the curve, which OpenSSL writes before a key
          }
        }
      }
    }
    if (credentialSource.text().contains("BEGIN OPENSSH PRIVATE KEY")) {
      throw credentialSource.wrong("an OpenSSH key, whose form TLS programs do not read");
    }
    throw credentialSource.wrong(
        certificate
            ? "a certificate, where a private key is expected"
            : "no private key in its PEM blocks");
  }

  private static PrivateKeyInfo der(CredentialSource credentialSource, Passwords passwords)
      throws CredentialException, IOException {
    ASN1Sequence sequence = ASN1Sequence.getInstance(credentialSource.bytes());
    ASN1Encodable first = sequence.getObjectAt(0);
    ASN1Encodable second = sequence.getObjectAt(1);
    if (first instanceof ASN1Sequence && second instanceof ASN1OctetString) {
      return KeyDecryption.pkcs8(
          credentialSource,
          new PKCS8EncryptedPrivateKeyInfo(EncryptedPrivateKeyInfo.getInstance(sequence)),
          passwords);
    }
    if (first instanceof ASN1Sequence) {
      throw credentialSource.wrong("a certificate perhaps, where a private key is expected");
    }
    if (second instanceof ASN1Sequence) {
      return PrivateKeyInfo.getInstance(sequence);
    }
    if (second instanceof ASN1Integer) {
      return new PrivateKeyInfo(
          new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
          RSAPrivateKey.getInstance(sequence));
    }
    ECPrivateKey key = ECPrivateKey.getInstance(sequence);
    return new PrivateKeyInfo(
        new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, key.getParametersObject()),
        key);
  }
}
