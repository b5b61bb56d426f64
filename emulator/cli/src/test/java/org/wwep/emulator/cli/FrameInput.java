package org.wwep.emulator.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.LinkedBlockingQueue;

/** A stream of what was put into it, piece by piece; no bytes are its end. */
final class FrameInput extends InputStream {
  private final LinkedBlockingQueue<byte[]> pieces = new LinkedBlockingQueue<>();
  private byte[] piece = {};
  private int at;
  private boolean ended;

  void put(byte[] bytes) {
    pieces.add(bytes);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (at == piece.length && !ended) {
      try {
        piece = pieces.take();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException();
      }
      at = 0;
      ended = piece.length == 0;
    }
    if (ended) {
      return -1;
    }
    int count = Math.min(length, piece.length - at);
    System.arraycopy(piece, at, bytes, offset, count);
    at += count;
    return count;
  }

  @Override
  public int available() {
    return piece.length - at;
  }
}
