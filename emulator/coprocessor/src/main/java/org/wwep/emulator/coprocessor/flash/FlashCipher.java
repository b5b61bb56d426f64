package org.wwep.emulator.coprocessor.flash;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.wwep.emulator.coprocessor.flash.FlashException.Reason;

/**
 * AES-256-GCM under keys that are derived from the device's.
 *
 * <p>A nonce is drawn and never counted: a commit that power cut off would use its number again.
 */
final class FlashCipher {
  static final int NONCE = 12;
  static final int TAG = 16;

  /** How many bytes sealing adds. */
  static final int EXTRA = NONCE + TAG;

  /** How many bytes name a key. */
  static final int ID = 8;

  private final byte[] deviceKey;
  private final SecretKeySpec key;
  private final RandomGenerator random;

  FlashCipher(byte[] deviceKey, RandomGenerator random) {
    this.deviceKey = deviceKey.clone();
    this.key = new SecretKeySpec(derived(deviceKey, "wwep flash aes-256-gcm"), "AES");
    this.random = random;
  }

  /** Returns what names the device's key without telling it. */
  byte[] keyId() {
    return Arrays.copyOf(derived(deviceKey, "wwep flash id"), ID);
  }

  private static byte[] derived(byte[] deviceKey, String purpose) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(deviceKey, "HmacSHA256"));
      return mac.doFinal(purpose.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  /**
   * Seals bytes.
   *
   * @param bound what they are bound to: opening them as anything else fails
   * @return nonce, ciphertext, tag
   */
  byte[] seal(byte[] plain, byte[] bound) {
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG * 8, nonce));
      cipher.updateAAD(bound);
      byte[] sealed = Arrays.copyOf(nonce, EXTRA + plain.length);
      cipher.doFinal(plain, 0, plain.length, sealed, NONCE);
      return sealed;
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  /** Returns the nonce of something sealed, in hex. */
  static String nonce(byte[] sealed) {
    return HexFormat.of().formatHex(sealed, 0, NONCE);
  }

  /** Opens what was sealed, or throws that somebody changed it. */
  byte[] open(byte[] sealed, byte[] bound, String what) throws FlashException {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG * 8, sealed, 0, NONCE));
      cipher.updateAAD(bound);
      return cipher.doFinal(sealed, NONCE, sealed.length - NONCE);
    } catch (AEADBadTagException e) {
      throw new FlashException(Reason.TAMPERED, what + " was changed from outside", e);
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  private static IllegalStateException missing(GeneralSecurityException e) {
    return new IllegalStateException("every Java has AES-GCM, HMAC and SHA-256", e);
  }
}
