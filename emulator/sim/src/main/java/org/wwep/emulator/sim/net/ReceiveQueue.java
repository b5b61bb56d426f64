package org.wwep.emulator.sim.net;

import java.util.ArrayDeque;

/** The bytes that have arrived and were not read. */
final class ReceiveQueue {
  private final ArrayDeque<byte[]> chunks = new ArrayDeque<>(2);
  private int taken;
  private int size;

  boolean isEmpty() {
    return size == 0;
  }

  void add(byte[] chunk) {
    chunks.add(chunk);
    size += chunk.length;
  }

  /** Takes bytes out, as many as there are and fit; returns how many. */
  int take(byte[] into, int offset, int length) {
    int done = 0;
    while (done < length && size > 0) {
      byte[] chunk = chunks.element();
      int part = Math.min(length - done, chunk.length - taken);
      System.arraycopy(chunk, taken, into, offset + done, part);
      done += part;
      taken += part;
      size -= part;
      if (taken == chunk.length) {
        chunks.remove();
        taken = 0;
      }
    }
    return done;
  }

  /** Takes up to so many bytes; a whole segment is handed on as it came. */
  byte[] take(int most) {
    byte[] first = chunks.element();
    if (taken == 0 && first.length == size && size <= most) {
      clear();
      return first;
    }
    byte[] bytes = new byte[Math.min(size, most)];
    take(bytes, 0, bytes.length);
    return bytes;
  }

  void clear() {
    chunks.clear();
    taken = 0;
    size = 0;
  }
}
