package org.wwep.net.tls;

import java.io.IOException;
import java.util.Arrays;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.bc.BcPEMDecryptorProvider;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;

/** Keys that a password protects. */
final class Unlocking {
  // Takes long to make, so only with the first protected key; nobody else gets to see it.
  private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

  private Unlocking() {}

  static PrivateKeyInfo pkcs8(
      Source source, PKCS8EncryptedPrivateKeyInfo locked, Passwords passwords)
      throws CredentialException {
    char[] password = password(source, passwords);
    try {
      return locked.decryptPrivateKeyInfo(
          new JceOpenSSLPKCS8DecryptorProviderBuilder().setProvider(PROVIDER).build(password));
    } catch (PKCSException | OperatorCreationException | RuntimeException e) {
      throw wrongPassword(source, e);
    } finally {
      Arrays.fill(password, '\0');
    }
  }

  static PrivateKeyInfo legacy(Source source, PEMEncryptedKeyPair locked, Passwords passwords)
      throws CredentialException {
    char[] password = password(source, passwords);
    try {
      return locked.decryptKeyPair(new BcPEMDecryptorProvider(password)).getPrivateKeyInfo();
    } catch (IOException | RuntimeException e) {
      throw wrongPassword(source, e);
    } finally {
      Arrays.fill(password, '\0');
    }
  }

  private static char[] password(Source source, Passwords passwords) throws CredentialException {
    char[] password = passwords.ask(source.name());
    if (password == null) {
      throw source.wrong("the key is protected by a password, and none was given");
    }
    return password;
  }

  private static CredentialException wrongPassword(Source source, Throwable cause) {
    return new CredentialException(
        source.name() + ": the password does not open the key, or the file is damaged", cause);
  }
}
