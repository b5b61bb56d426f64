package org.wwep.net.tls;

import java.io.IOException;
import java.util.Arrays;
import org.bouncycastle.asn1.misc.MiscObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.bc.BcPEMDecryptorProvider;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEInputDecryptorProviderBuilder;

/** Keys that a password protects. */
final class KeyDecryption {
  // Takes long to make, so only with the first protected key; nobody else gets to see it.
  private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

  private KeyDecryption() {}

  static PrivateKeyInfo pkcs8(
      CredentialSource credentialSource, PKCS8EncryptedPrivateKeyInfo locked, Passwords passwords)
      throws CredentialException {
    char[] password = password(credentialSource, passwords);
    try {
      return locked.decryptPrivateKeyInfo(
          isScrypt(locked)
              ? new JcePKCSPBEInputDecryptorProviderBuilder().setProvider(PROVIDER).build(password)
              : new JceOpenSSLPKCS8DecryptorProviderBuilder()
                  .setProvider(PROVIDER)
                  .build(password));
    } catch (PKCSException | OperatorCreationException | RuntimeException e) {
      throw wrongPassword(credentialSource, e);
    } finally {
      Arrays.fill(password, '\0');
    }
  }

  private static boolean isScrypt(PKCS8EncryptedPrivateKeyInfo locked) {
    AlgorithmIdentifier scheme = locked.toASN1Structure().getEncryptionAlgorithm();
    return scheme.getAlgorithm().equals(PKCSObjectIdentifiers.id_PBES2)
        && PBES2Parameters.getInstance(scheme.getParameters())
            .getKeyDerivationFunc()
            .getAlgorithm()
            .equals(MiscObjectIdentifiers.id_scrypt);
  }

  static PrivateKeyInfo legacy(
      CredentialSource credentialSource, PEMEncryptedKeyPair locked, Passwords passwords)
      throws CredentialException {
    char[] password = password(credentialSource, passwords);
    try {
      return locked.decryptKeyPair(new BcPEMDecryptorProvider(password)).getPrivateKeyInfo();
    } catch (IOException | RuntimeException e) {
      throw wrongPassword(credentialSource, e);
    } finally {
      Arrays.fill(password, '\0');
    }
  }

  static char[] password(CredentialSource credentialSource, Passwords passwords)
      throws CredentialException {
    char[] password = passwords.ask(credentialSource.name());
    if (password == null) {
      throw credentialSource.wrong("the key is protected by a password, and none was given");
    }
    return password;
  }

  static CredentialException wrongPassword(CredentialSource credentialSource, Throwable cause) {
    return new CredentialException(
        credentialSource.name() + ": the password does not open the key, or the file is damaged",
        cause);
  }
}
