package org.wwep.net.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.spec.AlgorithmParameterSpec;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.crypto.impl.TlsAEADCipherImpl;
import org.jspecify.annotations.Nullable;

/** Java's own AES-GCM, which uses the processor's instructions, in the library's shape. */
final class JavaGcm implements TlsAEADCipherImpl {
  private final int mode;
  private final Cipher cipher;
  private @Nullable SecretKey key;
  private int macLength;

  JavaGcm(int mode) {
    this.mode = mode;
    try {
      this.cipher = Cipher.getInstance("AES/GCM/NoPadding");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES-GCM", e);
    }
  }

  @Override
  public void setKey(byte[] bytes, int offset, int length) {
    key = new SecretKeySpec(bytes, offset, length, "AES");
  }

  @Override
  public void init(byte[] nonce, int macSize) throws IOException {
    macLength = macSize;
    AlgorithmParameterSpec parameters = new GCMParameterSpec(macSize * Byte.SIZE, nonce);
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
