package org.wwep.emulator.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Reads a file from front to back, a large piece at a time. */
final class StoreWindow {
  private final FileChannel channel;
  private final ByteBuffer bytes;
  private long start = -1;

  StoreWindow(FileChannel channel, int capacity) {
    this.channel = channel;
    this.bytes = ByteBuffer.allocate(capacity).limit(0);
  }

  /** Returns what is at a place: so many bytes, or fewer at the file's end. */
  ByteBuffer at(long place, int length) throws IOException {
    boolean ends = bytes.limit() < bytes.capacity();
    long known = start + bytes.limit();
    if (start < 0 || place < start || place > known || (!ends && place + length > known)) {
      fill(place);
    }
    int from = Math.toIntExact(Math.min(place - start, bytes.limit()));
    return bytes.slice(from, Math.min(length, bytes.limit() - from));
  }

  private void fill(long place) throws IOException {
    bytes.clear();
    start = place;
    boolean more = true;
    while (bytes.hasRemaining() && more) {
      more = channel.read(bytes, start + bytes.position()) > 0;
    }
    bytes.flip();
  }

  /** Returns the first place from one on where four bytes are as wanted, or -1. */
  long find(int wanted, long from) throws IOException {
    long place = from;
    while (at(place, Integer.BYTES).remaining() == Integer.BYTES) {
      int index = Math.toIntExact(place - start);
      for (; index + Integer.BYTES <= bytes.limit(); index++) {
        if (bytes.getInt(index) == wanted) {
          return start + index;
        }
      }
      place = start + index;
    }
    return -1;
  }
}
