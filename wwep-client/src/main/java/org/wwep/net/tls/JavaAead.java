package org.wwep.net.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.spec.AlgorithmParameterSpec;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.crypto.impl.TlsAEADCipherImpl;
import org.jspecify.annotations.Nullable;

/** Java's own ciphers, which use the processor's instructions, in the library's shape. */
final class JavaAead implements TlsAEADCipherImpl {
  /** Which one. */
  enum Algorithm {
    AES_GCM("AES/GCM/NoPadding", "AES"),
    CHACHA20_POLY1305("ChaCha20-Poly1305", "ChaCha20");

    private final String transformation;
    private final String key;

    Algorithm(String transformation, String key) {
      this.transformation = transformation;
      this.key = key;
    }

    private AlgorithmParameterSpec parameters(byte[] nonce, int macLength) {
      return switch (this) {
        case AES_GCM -> new GCMParameterSpec(macLength * Byte.SIZE, nonce);
        case CHACHA20_POLY1305 -> new IvParameterSpec(nonce);
      };
    }
  }

  private final Algorithm algorithm;
  private final int mode;
  private final Cipher cipher;
  private @Nullable SecretKey key;
  private int macLength;

  JavaAead(Algorithm algorithm, int mode) {
    this.algorithm = algorithm;
    this.mode = mode;
    try {
      this.cipher = Cipher.getInstance(algorithm.transformation);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + algorithm, e);
    }
  }

  @Override
  public void setKey(byte[] bytes, int offset, int length) {
    key = new SecretKeySpec(bytes, offset, length, algorithm.key);
  }

  @Override
  public void init(byte[] nonce, int macSize) throws IOException {
    macLength = macSize;
    AlgorithmParameterSpec parameters = algorithm.parameters(nonce, macSize);
    try {
      cipher.init(mode, key, parameters);
    } catch (GeneralSecurityException e) {
      throw new TlsFatalAlert(AlertDescription.internal_error, e);
    }
  }

  @Override
  public int getOutputSize(int inputLength) {
    return mode == Cipher.ENCRYPT_MODE ? inputLength + macLength : inputLength - macLength;
  }

  @Override
  public int doFinal(
      byte[] additional, byte[] in, int inOffset, int inLength, byte[] out, int outOffset)
      throws IOException {
    try {
      cipher.updateAAD(additional);
      return cipher.doFinal(in, inOffset, inLength, out, outOffset);
    } catch (AEADBadTagException e) {
      throw new TlsFatalAlert(AlertDescription.bad_record_mac, e);
    } catch (GeneralSecurityException e) {
      throw new TlsFatalAlert(AlertDescription.internal_error, e);
    }
  }
}
