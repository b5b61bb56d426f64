package org.wwep.emulator.sim.net;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** The bytes that have arrived and were not read; mostly one segment, or none. */
final class ReceiveQueue {
  private byte @Nullable [] first;

  /** Those behind the first; made when there is one. */
  private @Nullable ArrayDeque<byte[]> more;

  private int taken;
  private int size;

  boolean isEmpty() {
    return size == 0;
  }

  void add(byte[] chunk) {
    if (chunk.length == 0) {
      return;
    }
    size += chunk.length;
    if (first == null) {
      first = chunk;
      return;
    }
    if (more == null) {
      more = new ArrayDeque<>(2);
    }
    more.add(chunk);
  }

  /** Takes bytes out, as many as there are and fit; returns how many. */
  int take(byte[] into, int offset, int length) {
    int done = 0;
    while (done < length && first != null) {
      byte[] chunk = first;
      int part = Math.min(length - done, chunk.length - taken);
      System.arraycopy(chunk, taken, into, offset + done, part);
      done += part;
      taken += part;
      size -= part;
      if (taken == chunk.length) {
        first = more == null ? null : more.poll();
        taken = 0;
      }
    }
    return done;
  }

  /** Takes up to so many bytes; a whole segment is handed on as it came. */
  byte[] take(int most) {
    byte[] chunk = first;
    if (chunk != null && taken == 0 && chunk.length == size && size <= most) {
      clear();
      return chunk;
    }
    byte[] bytes = new byte[Math.min(size, most)];
    take(bytes, 0, bytes.length);
    return bytes;
  }

  void clear() {
    first = null;
    more = null;
    taken = 0;
    size = 0;
  }
}
