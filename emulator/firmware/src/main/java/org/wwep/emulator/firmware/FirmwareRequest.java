package org.wwep.emulator.firmware;

import java.nio.charset.StandardCharsets;

/** One request of firmware, with its numbers and bytes. */
@SuppressWarnings("ArrayRecordComponent") // a request is read once, by one owner
public record FirmwareRequest(Operation operation, long a, long b, long c, byte[] bytes) {
  private static final byte[] NONE = new byte[0];

  /** Makes one without bytes. */
  public FirmwareRequest(Operation operation, long a, long b, long c) {
    this(operation, a, b, c, NONE);
  }

  /** Returns the bytes as text. */
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
