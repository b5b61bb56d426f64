package org.wwep.emulator.coprocessor.channel;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.wwep.net.Endpoint;

/** Reads what a {@link PayloadWriter} wrote, in the same order. */
public final class PayloadReader {
  private static final long LONGEST = Duration.ofDays(366_000).toSeconds();
  private static final int NANOS = 1_000_000_000;

  private final ByteBuffer from;

  /** Reads from these bytes. */
  public PayloadReader(byte[] bytes) {
    from = ByteBuffer.wrap(bytes);
  }

  /** Reads a number. */
  public int number() throws MalformedFrameException {
    try {
      return from.getInt();
    } catch (BufferUnderflowException e) {
      throw tooShort();
    }
  }

  /** Reads a long number. */
  public long big() throws MalformedFrameException {
    try {
      return from.getLong();
    } catch (BufferUnderflowException e) {
      throw tooShort();
    }
  }

  /** Reads yes or no. */
  public boolean flag() throws MalformedFrameException {
    try {
      return from.get() != 0;
    } catch (BufferUnderflowException e) {
      throw tooShort();
    }
  }

  /** Reads a time. */
  public Duration time() throws MalformedFrameException {
    long seconds = big();
    int nanos = number();
    if (seconds < 0 || seconds > LONGEST || nanos < 0 || nanos >= NANOS) {
      throw new MalformedFrameException("no time: %d s and %d ns".formatted(seconds, nanos));
    }
    return Duration.ofSeconds(seconds, nanos);
  }

  /** Reads bytes. */
  public byte[] bytes() throws MalformedFrameException {
    try {
      byte[] read = new byte[from.getShort() & 0xFFFF];
      from.get(read);
      return read;
    } catch (BufferUnderflowException e) {
      throw tooShort();
    }
  }

  /** Reads a text. */
  public String text() throws MalformedFrameException {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  /** Reads an address. */
  public InetAddress address() throws MalformedFrameException {
    try {
      return InetAddress.getByAddress(bytes());
    } catch (UnknownHostException e) {
      throw new MalformedFrameException("an address has 4 or 16 bytes");
    }
  }

  /** Reads an address and a port. */
  public Endpoint endpoint() throws MalformedFrameException {
    InetAddress address = address();
    int port = number();
    if (port < 0 || port > 65535) {
      throw new MalformedFrameException("a port is 0 to 65535, was " + port);
    }
    return new Endpoint(address, port);
  }

  /** Returns how many bytes there are in all. */
  public int length() {
    return from.limit();
  }

  /** Returns whether all was read. */
  public boolean atEnd() {
    return !from.hasRemaining();
  }

  private static MalformedFrameException tooShort() {
    return new MalformedFrameException("a frame that ends within what it carries");
  }
}
