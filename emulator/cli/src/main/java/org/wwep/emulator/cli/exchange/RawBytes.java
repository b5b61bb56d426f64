package org.wwep.emulator.cli.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/**
 * Any bytes, as a shell can pass them: text in UTF-8 with the escapes {@code \n}, {@code \r},
 * {@code \t}, {@code \0}, {@code \\} and {@code \xHH}.
 */
final class RawBytes {
  private static final String LETTERS = "nrt0\\";
  private static final String BYTES = "\n\r\t\0\\";

  private RawBytes() {}

  /**
   * Returns the bytes that a text stands for.
   *
   * @throws IllegalArgumentException if an escape is none of these
   */
  static byte[] parse(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int at = 0;
    while (at < text.length()) {
      int escape = text.indexOf('\\', at);
      int end = escape < 0 ? text.length() : escape;
      bytes.writeBytes(text.substring(at, end).getBytes(UTF_8));
      at = escape < 0 ? end : escaped(text, escape + 1, bytes);
    }
    return bytes.toByteArray();
  }

  /** Adds the byte that stands behind a backslash, and returns where the text goes on. */
  private static int escaped(String text, int at, ByteArrayOutputStream bytes) {
    int letter = at < text.length() ? LETTERS.indexOf(text.charAt(at)) : -1;
    if (letter >= 0) {
      bytes.write(BYTES.charAt(letter));
      return at + 1;
    }
    if (!text.startsWith("x", at) || !text.substring(at + 1).matches("(?s)[0-9A-Fa-f]{2}.*")) {
      throw new IllegalArgumentException(
          "a backslash begins \\n, \\r, \\t, \\0, \\\\ or \\xHH, such as \\x00");
    }
    bytes.write(Integer.parseInt(text.substring(at + 1, at + 3), 16));
    return at + 3;
  }
}
