package org.wwep.emulator.coprocessor.flash;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What one has to show to read a file, and to write or delete it: given out once, when the file is
 * made. The flash keeps only a digest of each.
 *
 * @param read 32 hex digits
 * @param write 32 hex digits
 */
public record AccessTokens(String read, String write) {
  private static final int BYTES = 16;

  static AccessTokens draw(RandomGenerator random) {
    return new AccessTokens(one(random), one(random));
  }

  private static String one(RandomGenerator random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  static String digest(String token) {
    return HexFormat.of().formatHex(FlashCipher.sha256(ascii(token)));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  static void check(String name, String what, @Nullable String token, String digest)
      throws FlashException {
    if (token == null || !MessageDigest.isEqual(ascii(digest(token)), ascii(digest))) {
      throw new FlashException(
          FlashException.Reason.WRONG_TOKEN,
          token == null
              ? "to %s %s takes its %s token".formatted(what, name, what)
              : "that is not the token to %s %s".formatted(what, name));
    }
  }

  /** Keeps tokens out of logs. */
  @Override
  public String toString() {
    return "access tokens";
  }
}
