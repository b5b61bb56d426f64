package org.wwep.net.tls;

import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Locale;
import javax.crypto.Cipher;
import org.bouncycastle.jcajce.util.DefaultJcaJceHelper;
import org.bouncycastle.jcajce.util.JcaJceHelper;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.EncryptionAlgorithm;
import org.bouncycastle.tls.SignatureScheme;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.crypto.Tls13Verifier;
import org.bouncycastle.tls.crypto.TlsCipher;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.TlsStreamSigner;
import org.bouncycastle.tls.crypto.TlsStreamVerifier;
import org.bouncycastle.tls.crypto.impl.TlsAEADCipher;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaTlsCrypto;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaTlsCryptoProvider;

/**
 * What Bouncy Castle's engine computes with, by the JDK's algorithms, with what the JDK has under
 * another name than the engine asks for, RSA signatures and ChaCha20-Poly1305, and with CCM.
 */
final class JdkTlsCrypto extends JcaTlsCrypto {
  private static final String PSS = "RSASSA-PSS";
  private static final int CHACHA20_KEY = 32;
  private static final int POLY1305_TAG = 16;

  // The JDK has no CCM.
  private final BcTlsCrypto library;

  private JdkTlsCrypto(JcaJceHelper helper, SecureRandom entropy, SecureRandom nonces) {
    super(helper, entropy, nonces);
    library = new BcTlsCrypto(entropy);
  }

  /** Returns what makes these, as the engine's provider takes it. */
  static JcaTlsCryptoProvider provider() {
    return new JcaTlsCryptoProvider() {
      @Override
      public JcaTlsCrypto create(SecureRandom entropy, SecureRandom nonces) {
        return new JdkTlsCrypto(new RsaSchemes(), entropy, nonces);
      }
    };
  }

  private static boolean isPss(String algorithm) {
    return algorithm.toUpperCase(Locale.ROOT).endsWith("ANDMGF1");
  }

  @Override
  protected TlsStreamSigner createStreamSigner(
      JcaJceHelper helper,
      String algorithm,
      AlgorithmParameterSpec parameters,
      PrivateKey key,
      SecureRandom random)
      throws GeneralSecurityException {
    if (!isPss(algorithm)) {
      return super.createStreamSigner(helper, algorithm, parameters, key, random);
    }
    Signature signature = helper.createSignature(PSS);
    signature.setParameter(parameters);
    signature.initSign(key, random);
    return new SignatureStream.Signer(signature);
  }

  @Override
  protected TlsStreamVerifier createStreamVerifier(
      String algorithm, AlgorithmParameterSpec parameters, byte[] signed, PublicKey key)
      throws IOException {
    return isPss(algorithm)
        ? new SignatureStream.Verifier(verification(parameters, key), signed)
        : super.createStreamVerifier(algorithm, parameters, signed, key);
  }

  @Override
  protected Tls13Verifier createTls13Verifier(
      String algorithm, AlgorithmParameterSpec parameters, PublicKey key) throws IOException {
    return isPss(algorithm)
        ? new SignatureStream.Verifier13(verification(parameters, key))
        : super.createTls13Verifier(algorithm, parameters, key);
  }

  private Signature verification(AlgorithmParameterSpec parameters, PublicKey key)
      throws IOException {
    try {
      Signature signature = getHelper().createSignature(PSS);
      signature.setParameter(parameters);
      signature.initVerify(key);
      return signature;
    } catch (GeneralSecurityException e) {
      throw new TlsFatalAlert(AlertDescription.internal_error, "no signature can be checked", e);
    }
  }

  @Override
  public boolean hasEncryptionAlgorithm(int algorithm) {
    return algorithm == EncryptionAlgorithm.CHACHA20_POLY1305
        || isCcm(algorithm)
        || super.hasEncryptionAlgorithm(algorithm);
  }

  private static boolean isCcm(int algorithm) {
    return algorithm == EncryptionAlgorithm.AES_128_CCM
        || algorithm == EncryptionAlgorithm.AES_256_CCM;
  }

  @Override
  public TlsCipher createCipher(TlsCryptoParameters parameters, int algorithm, int mac)
      throws IOException {
    if (isCcm(algorithm)) {
      return library.createCipher(parameters, algorithm, mac);
    }
    return algorithm == EncryptionAlgorithm.CHACHA20_POLY1305
        ? new TlsAEADCipher(
            parameters,
            new JavaAead(JavaAead.Algorithm.CHACHA20_POLY1305, Cipher.ENCRYPT_MODE),
            new JavaAead(JavaAead.Algorithm.CHACHA20_POLY1305, Cipher.DECRYPT_MODE),
            CHACHA20_KEY,
            POLY1305_TAG,
            TlsAEADCipher.AEAD_CHACHA20_POLY1305,
            null)
        : super.createCipher(parameters, algorithm, mac);
  }

  @Override
  protected Boolean isSupportedSignatureScheme(int scheme) {
    return SignatureScheme.isRSAPSS(scheme) || super.isSupportedSignatureScheme(scheme);
  }

  /** The JDK's algorithms, and an RSA signature without a hash of its own. */
  private static final class RsaSchemes extends DefaultJcaJceHelper {
    @Override
    public Signature createSignature(String algorithm) throws NoSuchAlgorithmException {
      return algorithm.equalsIgnoreCase("NoneWithRSA")
          ? new RawRsaSignature()
          : super.createSignature(isPss(algorithm) ? PSS : algorithm);
    }

    @Override
    public AlgorithmParameters createAlgorithmParameters(String algorithm)
        throws NoSuchAlgorithmException {
      return super.createAlgorithmParameters(isPss(algorithm) ? PSS : algorithm);
    }
  }
}
