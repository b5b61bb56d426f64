package org.wwep.emulator.fleet;

import java.nio.charset.StandardCharsets;
import org.wwep.protocol.WriteRequest;

/**
 * The bytes of a device's requests, in one place for all of them: a device has one under way at a
 * time.
 *
 * <p>Owned by the thread of its device.
 */
final class PressFrame {
  private static final int WRITE = 11;
  private static final int READ = 7;
  private static final int ID = 1;
  private static final int REGISTER = 5;
  private static final byte[] DIGITS = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

  private final byte[] bytes;
  private int length = WRITE;

  PressFrame(WriteRequest identity) {
    this.bytes = identity.frame().getBytes(StandardCharsets.US_ASCII);
  }

  /** Makes it one of this device and register. */
  void address(WriteRequest other) {
    byte[] all = other.frame().getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(all, ID, bytes, ID, READ - ID);
  }

  /** Makes it a write. */
  void write(int value) {
    bytes[0] = 'W';
    length = WRITE;
    int rest = value;
    for (int i = WRITE - 1; i >= READ; i--) {
      bytes[i] = DIGITS[rest & 0xF];
      rest >>>= 4;
    }
  }

  /** Makes it a read of the register. */
  void read() {
    bytes[0] = 'R';
    length = READ;
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  /** Returns {@code device 0003 register 05}. */
  @Override
  public String toString() {
    return "device %s register %s".formatted(text(ID, REGISTER), text(REGISTER, READ));
  }

  private String text(int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.US_ASCII);
  }
}
