package org.wwep.net.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.util.PrivateKeyFactory;

/** A certificate with its key out of a PKCS#12 file, as browsers and Windows export them. */
final class Pkcs12Reader {
  private Pkcs12Reader() {}

  /**
   * What a file had in it.
   *
   * @param chain the certificates, the key's own first
   * @param key the first private key
   */
  record Pkcs12Content(List<X509Certificate> chain, AsymmetricKeyParameter key) {
    Pkcs12Content {
      chain = List.copyOf(chain);
    }
  }

  static Pkcs12Content read(CredentialSource source, Passwords passwords)
      throws CredentialException {
    char[] password = KeyDecryption.password(source, passwords);
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(new ByteArrayInputStream(source.bytes()), password);
      for (String alias : Collections.list(store.aliases())) {
        Key key = store.getKey(alias, password);
        Certificate[] certificates = store.getCertificateChain(alias);
        if (key != null && certificates != null) {
          return opened(key, certificates);
        }
      }
      throw source.wrong("a PKCS#12 file without a private key that has its certificate");
    } catch (IOException e) {
      throw e.getCause() instanceof UnrecoverableKeyException
          ? KeyDecryption.wrongPassword(source, e)
          : source.wrong("a PKCS#12 file that cannot be read", e);
    } catch (GeneralSecurityException | RuntimeException e) {
      // Damaged files bring out exceptions of many kinds.
      throw source.wrong("a PKCS#12 file that cannot be read", e);
    } finally {
      Arrays.fill(password, '\0');
    }
  }

  private static Pkcs12Content opened(Key key, Certificate[] certificates) throws IOException {
    List<X509Certificate> chain = new ArrayList<>();
    for (Certificate certificate : certificates) {
      chain.add((X509Certificate) certificate);
    }
    byte[] encoded = key.getEncoded();
    try {
      return new Pkcs12Content(chain, PrivateKeyFactory.createKey(encoded));
    } finally {
      Arrays.fill(encoded, (byte) 0);
    }
  }
}
