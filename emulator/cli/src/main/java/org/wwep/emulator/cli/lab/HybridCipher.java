package org.wwep.emulator.cli.lab;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

/**
 * The two kinds of encryption in the course's exchange: asymmetric (RSA-OAEP) to carry one key, and
 * symmetric (AES-256-GCM) for everything after it.
 */
final class HybridCipher {
  private static final int RSA_BITS = 2048;
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final OAEPParameterSpec OAEP =
      new OAEPParameterSpec(
          "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);

  private final SecureRandom random;

  HybridCipher(SecureRandom random) {
    this.random = random;
  }

  /** Makes a public and a private key. */
  KeyPair keyPair() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(RSA_BITS, random);
    return generator.generateKeyPair();
  }

  /** Makes a random symmetric key. */
  SecretKey symmetricKey() {
    byte[] bytes = new byte[KEY_BYTES];
    random.nextBytes(bytes);
    return new SecretKeySpec(bytes, "AES");
  }

  /** Encrypts a symmetric key so that only the owner of the private key can decrypt it. */
  byte[] encryptKey(SecretKey key, PublicKey owner) throws GeneralSecurityException {
    Cipher rsa = Cipher.getInstance("RSA/ECB/OAEPPadding");
    rsa.init(Cipher.ENCRYPT_MODE, owner, OAEP, random);
    return rsa.doFinal(key.getEncoded());
  }

  /** Decrypts a symmetric key; throws if it was encrypted for somebody else. */
  SecretKey decryptKey(byte[] encrypted, PrivateKey own) throws GeneralSecurityException {
    Cipher rsa = Cipher.getInstance("RSA/ECB/OAEPPadding");
    rsa.init(Cipher.DECRYPT_MODE, own, OAEP);
    return new SecretKeySpec(rsa.doFinal(encrypted), "AES");
  }

  /** Encrypts a message. */
  byte[] encrypt(byte[] plain, SecretKey key) throws GeneralSecurityException {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    Cipher aes = Cipher.getInstance("AES/GCM/NoPadding");
    aes.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
    byte[] sealed = aes.doFinal(plain);
    byte[] message = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
    System.arraycopy(sealed, 0, message, NONCE_BYTES, sealed.length);
    return message;
  }

  /** Decrypts a message; throws if the key is another one, or a byte was changed. */
  byte[] decrypt(byte[] message, SecretKey key) throws GeneralSecurityException {
    Cipher aes = Cipher.getInstance("AES/GCM/NoPadding");
    aes.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, message, 0, NONCE_BYTES));
    return aes.doFinal(message, NONCE_BYTES, message.length - NONCE_BYTES);
  }

  /** Signs an encrypted key: only the owner of the private key can. */
  byte[] sign(byte[] encrypted, PrivateKey own) throws GeneralSecurityException {
    Signature signature = Signature.getInstance(algorithm(own.getAlgorithm()));
    signature.initSign(own, random);
    signature.update(encrypted);
    return signature.sign();
  }

  /** Returns whether the owner of this public key signed it. */
  static boolean isSigned(byte[] encrypted, byte[] signed, PublicKey owner)
      throws GeneralSecurityException {
    Signature signature = Signature.getInstance(algorithm(owner.getAlgorithm()));
    signature.initVerify(owner);
    signature.update(encrypted);
    return signature.verify(signed);
  }

  private static String algorithm(String key) {
    return key.equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
  }

  /** Returns the beginning of a key's SHA-256, to tell keys apart by. */
  static String fingerprint(byte[] key) throws GeneralSecurityException {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(key);
    return HexFormat.of().withDelimiter(":").formatHex(digest, 0, 4);
  }
}
