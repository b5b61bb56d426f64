package org.wwep.net.bsd;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The bytes of options' values, as the part's little-endian C compiler lays them out.
 *
 * <p><b>Shape</b>: an int has 4 bytes; a time is two 8-byte numbers, seconds and microseconds; a
 * text is UTF-8 and may end with a NUL; texts end with a NUL each (in C they are pointers).
 *
 * <p><b>Errors</b>: what has another length or shape is {@link Errno#EINVAL}.
 */
public final class OptionValue {
  private static final int TIME = 2 * Long.BYTES;
  private static final int MICRO = 1000;
  private static final int MICROS = 1_000_000;

  private OptionValue() {}

  /** Lays out an int or more. */
  public static byte[] ints(int... values) {
    byte[] bytes = new byte[Integer.BYTES * values.length];
    littleEndian(bytes).asIntBuffer().put(values);
    return bytes;
  }

  /** Reads ints, any number of them. */
  public static int[] ints(byte[] value) throws ErrnoException {
    if (value.length % Integer.BYTES != 0) {
      throw wrong("ints of 4 bytes each", value);
    }
    int[] ints = new int[value.length / Integer.BYTES];
    littleEndian(value).asIntBuffer().get(ints);
    return ints;
  }

  /** Reads one int. */
  public static int asInt(byte[] value) throws ErrnoException {
    if (value.length != Integer.BYTES) {
      throw wrong("an int of 4 bytes", value);
    }
    return littleEndian(value).getInt();
  }

  /**
   * Lays out a time, in whole microseconds rounded up; {@link SocketApi#FOREVER} is no time, as it
   * is for {@code SO_RCVTIMEO}.
   */
  public static byte[] time(Duration time) {
    boolean endless = time.compareTo(SocketApi.FOREVER) >= 0;
    Duration up = endless ? Duration.ZERO : time.plusNanos(MICRO - 1L);
    byte[] bytes = new byte[TIME];
    littleEndian(bytes).putLong(up.getSeconds()).putLong(up.getNano() / MICRO);
    return bytes;
  }

  /** Reads a time. */
  public static Duration asTime(byte[] value) throws ErrnoException {
    if (value.length != TIME) {
      throw wrong("a timeval of 16 bytes", value);
    }
    ByteBuffer buffer = littleEndian(value);
    long seconds = buffer.getLong();
    long micros = buffer.getLong();
    if (seconds < 0 || seconds > Integer.MAX_VALUE || micros < 0 || micros >= MICROS) {
      throw new ErrnoException(
          Errno.EINVAL, "no time: %d seconds and %d microseconds".formatted(seconds, micros));
    }
    return Duration.ofSeconds(seconds, micros * MICRO);
  }

  /** Lays out a text, without a NUL. */
  public static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Reads a text; one NUL at its end is not part of it. */
  public static String asText(byte[] value) throws ErrnoException {
    int length = value.length > 0 && value[value.length - 1] == 0 ? value.length - 1 : value.length;
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value, 0, length)).toString();
      if (text.indexOf('\0') < 0) {
        return text;
      }
    } catch (CharacterCodingException e) {
      throw new ErrnoException(Errno.EINVAL, "a text in UTF-8 was expected", e);
    }
    throw new ErrnoException(Errno.EINVAL, "a text has its NUL at the end only");
  }

  /** Lays out texts, with a NUL behind each. */
  public static byte[] texts(List<String> texts) {
    StringBuilder all = new StringBuilder();
    texts.forEach(text -> all.append(text).append('\0'));
    return text(all.toString());
  }

  /** Reads texts. */
  public static List<String> asTexts(byte[] value) throws ErrnoException {
    if (value.length > 0 && value[value.length - 1] != 0) {
      throw new ErrnoException(Errno.EINVAL, "each text of a list ends with a NUL");
    }
    List<String> texts = new ArrayList<>();
    for (int from = 0, at = 0; at < value.length; at++) {
      if (value[at] == 0) {
        texts.add(asText(Arrays.copyOfRange(value, from, at)));
        from = at + 1;
      }
    }
    return List.copyOf(texts);
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static ErrnoException wrong(String expected, byte[] value) {
    return new ErrnoException(
        Errno.EINVAL, "%s expected, %d bytes given".formatted(expected, value.length));
  }
}
