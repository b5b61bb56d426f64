package org.wwep.net.tls;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import javax.crypto.Cipher;
import org.jspecify.annotations.Nullable;

/**
 * PKCS#1 version 1.5 over what is already a hash with its name, by the JDK's RSA.
 *
 * <p>Owned by who made it, like every signature.
 */
final class RawRsaSignature extends Signature {
  private final ByteArrayOutputStream hash = new ByteArrayOutputStream();
  private @Nullable Cipher cipher;

  RawRsaSignature() {
    super("NoneWithRSA");
  }

  private void init(int mode, Key key) throws InvalidKeyException {
    hash.reset();
    try {
      Cipher rsa = Cipher.getInstance("RSA/ECB/PKCS1Padding");
      rsa.init(mode, key);
      cipher = rsa;
    } catch (InvalidKeyException e) {
      throw e;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has RSA", e);
    }
  }

  @Override
  protected void engineInitSign(PrivateKey key) throws InvalidKeyException {
    init(Cipher.ENCRYPT_MODE, key);
  }

  @Override
  protected void engineInitVerify(PublicKey key) throws InvalidKeyException {
    init(Cipher.DECRYPT_MODE, key);
  }

  @Override
  protected void engineUpdate(byte b) {
    hash.write(b);
  }

  @Override
  protected void engineUpdate(byte[] bytes, int offset, int length) {
    hash.write(bytes, offset, length);
  }

  private byte[] run(byte[] input) throws SignatureException {
    Cipher rsa = cipher;
    if (rsa == null) {
      throw new SignatureException("a key is needed first");
    }
    try {
      return rsa.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new SignatureException("RSA cannot do this", e);
    }
  }

  @Override
  protected byte[] engineSign() throws SignatureException {
    return run(hash.toByteArray());
  }

  @Override
  protected boolean engineVerify(byte[] signed) throws SignatureException {
    return MessageDigest.isEqual(run(signed), hash.toByteArray());
  }

  @Override
  @Deprecated
  protected void engineSetParameter(String name, Object value) {
    throw new UnsupportedOperationException("it has none, such as " + name);
  }

  @Override
  @Deprecated
  protected Object engineGetParameter(String name) {
    throw new UnsupportedOperationException("it has none, such as " + name);
  }
}
