package org.wwep.emulator.coprocessor.channel;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.wwep.net.Endpoint;

/** Writes what a frame carries: numbers big endian, a length of 2 bytes before what has one. */
public final class PayloadWriter {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** Writes a number. */
  public PayloadWriter number(int value) {
    bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
    return this;
  }

  /** Writes a long number. */
  public PayloadWriter big(long value) {
    bytes.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
    return this;
  }

  /** Writes yes or no. */
  public PayloadWriter flag(boolean value) {
    bytes.write(value ? 1 : 0);
    return this;
  }

  /** Writes a time. */
  public PayloadWriter time(Duration value) {
    return big(value.getSeconds()).number(value.getNano());
  }

  /** Writes bytes. */
  public PayloadWriter bytes(byte[] value, int offset, int length) {
    bytes.writeBytes(ByteBuffer.allocate(Short.BYTES).putShort((short) length).array());
    bytes.write(value, offset, length);
    return this;
  }

  /** Writes bytes. */
  public PayloadWriter bytes(byte[] value) {
    return bytes(value, 0, value.length);
  }

  /** Writes a text. */
  public PayloadWriter text(String value) {
    return bytes(value.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes an address. */
  public PayloadWriter address(InetAddress value) {
    return bytes(value.getAddress());
  }

  /** Writes an address and a port. */
  public PayloadWriter endpoint(Endpoint value) {
    return address(value.address()).number(value.port());
  }

  /** Returns what was written. */
  public byte[] toBytes() {
    return bytes.toByteArray();
  }
}
