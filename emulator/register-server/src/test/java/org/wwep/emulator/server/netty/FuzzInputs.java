package org.wwep.emulator.server.netty;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** What clients might send: frames, frames that something happened to, and noise. */
final class FuzzInputs {
  private static final String[] PARTS = {
    "W0FAC0B1234",
    "R0FAC0B",
    "w0fac0b1234",
    "W0fac0babcd",
    "\n",
    "\r\n",
    "\r",
    "W",
    "R",
    "A",
    "X",
    "0000",
    "FFFF",
    "GET / HTTP/1.1\r\n",
    "\u0016\u0003\u0001\u0002\u0000",
    "\u0000",
    "R0FAC0B\n"
  };

  private final SplittableRandom random;

  FuzzInputs(SplittableRandom random) {
    this.random = random;
  }

  byte[] next() {
    byte[] bytes =
        switch (random.nextInt(4)) {
          case 0 -> noise();
          case 1 -> parts();
          default -> frames();
        };
    for (int times = random.nextInt(8) - 4; times > 0; times--) {
      bytes = mutated(bytes);
    }
    return bytes;
  }

  private byte[] noise() {
    byte[] noise = new byte[random.nextInt(40)];
    random.nextBytes(noise);
    return noise;
  }

  private byte[] parts() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(5); i >= 0; i--) {
      text.append(PARTS[random.nextInt(PARTS.length)]);
    }
    return text.toString().getBytes(ISO_8859_1);
  }

  private byte[] frames() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(4); i >= 0; i--) {
      int key = random.nextInt(64);
      boolean write = random.nextBoolean();
      text.append(
          write
              ? "W%04X%02X".formatted(key >> 2, key & 3)
              : "R%04X%02X".formatted(key >> 2, key & 3));
      if (write) {
        text.append("%04x".formatted(random.nextInt(0x10000)));
      }
      if (random.nextInt(4) == 0) {
        text.append(random.nextBoolean() ? "\n" : "\r\n");
      }
    }
    return text.toString().getBytes(ISO_8859_1);
  }

  private byte[] mutated(byte[] bytes) {
    if (bytes.length == 0) {
      return bytes;
    }
    int at = random.nextInt(bytes.length);
    int to = at + random.nextInt(bytes.length - at + 1);
    return switch (random.nextInt(6)) {
      case 0 -> {
        byte[] flipped = bytes.clone();
        flipped[at] ^= (byte) (1 << random.nextInt(8));
        yield flipped;
      }
      case 1 -> {
        byte[] other = bytes.clone();
        other[at] = (byte) random.nextInt(256);
        yield other;
      }
      case 2 -> joined(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, to, bytes.length));
      case 3 -> joined(Arrays.copyOf(bytes, to), Arrays.copyOfRange(bytes, at, bytes.length));
      case 4 -> Arrays.copyOf(bytes, at);
      default -> joined(bytes, noise());
    };
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  /** Cuts bytes into pieces. */
  List<byte[]> pieces(byte[] bytes) {
    List<byte[]> pieces = new ArrayList<>();
    int from = 0;
    while (from < bytes.length) {
      int to = random.nextBoolean() ? bytes.length : from + 1 + random.nextInt(bytes.length - from);
      pieces.add(Arrays.copyOfRange(bytes, from, to));
      from = to;
    }
    return pieces;
  }
}
