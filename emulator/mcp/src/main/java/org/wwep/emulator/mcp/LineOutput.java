package org.wwep.emulator.mcp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** An output that several threads write lines to: each leaves whole, with its end. */
final class LineOutput extends OutputStream {
  private final OutputStream out;
  private final PendingRequests pending;
  private final Map<Thread, ByteArrayOutputStream> begun = new ConcurrentHashMap<>();

  /**
   * Writes to this output.
   *
   * @param pending told of each line, and when nobody reads any
   */
  LineOutput(OutputStream out, PendingRequests pending) {
    this.out = out;
    this.pending = pending;
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    Thread writer = Thread.currentThread();
    ByteArrayOutputStream line = begun.computeIfAbsent(writer, _ -> new ByteArrayOutputStream());
    line.write(bytes, offset, length);
    if (length > 0 && bytes[offset + length - 1] == '\n') {
      begun.remove(writer);
      send(line.toByteArray());
    }
  }

  private void send(byte[] line) throws IOException {
    try {
      synchronized (out) {
        out.write(line);
        out.flush();
      }
    } catch (IOException e) {
      pending.nobodyListens();
      throw e;
    }
    pending.sent(line);
  }
}
