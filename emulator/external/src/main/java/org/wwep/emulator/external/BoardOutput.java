package org.wwep.emulator.external;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.testbed.SerialPort;

/**
 * What a board has printed since it was started: whether it has come up, and what it said last. Any
 * thread may ask, one tells.
 */
final class BoardOutput {
  private static final int MOST = 64 * 1024;
  private static final int LAST = 200;

  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE);

  private final StringBuilder text = new StringBuilder();

  /** The beginning of a character, of which the rest has not come yet. */
  private byte[] begun = {};

  private @Nullable String wanted;
  private CountDownLatch found = new CountDownLatch(0);

  /** Begins a start, which is over once this text has been printed. */
  synchronized void restart(@Nullable String bootText) {
    text.setLength(0);
    begun = new byte[0];
    wanted = bootText;
    found = new CountDownLatch(bootText == null ? 0 : 1);
  }

  /** Takes what was printed. */
  synchronized void add(byte[] bytes) {
    if (text.length() + bytes.length > MOST) {
      text.delete(0, Math.max(0, text.length() - MOST / 2));
    }
    text.append(decoded(bytes));
    if (wanted != null && text.indexOf(wanted) >= 0) {
      wanted = null; // looked for until then, and no more
      found.countDown();
    }
  }

  /** A console gives its bytes as they come, in the midst of a character too. */
  private CharBuffer decoded(byte[] bytes) {
    ByteBuffer in = ByteBuffer.allocate(begun.length + bytes.length).put(begun).put(bytes).flip();
    CharBuffer out = CharBuffer.allocate(in.remaining());
    CoderResult _ = decoder.decode(in, out, false);
    begun = new byte[in.remaining()];
    in.get(begun);
    return out.flip();
  }

  /** There will be no more; nobody waits for it. */
  synchronized void end() {
    found.countDown();
  }

  /** Waits until the start is over, one way or the other; returns whether that was so in time. */
  boolean await(long millis) throws InterruptedException {
    CountDownLatch now;
    synchronized (this) {
      now = found;
    }
    return now.await(millis, TimeUnit.MILLISECONDS);
  }

  /** Returns the end of what was printed as a clause, {@code "its console last said: ..."}. */
  synchronized String last() {
    String all = text.toString().strip();
    if (all.isEmpty()) {
      return "its console said nothing";
    }
    String end = all.substring(Math.max(0, all.length() - LAST));
    return "its console last said: "
        + SerialPort.printable(end.replaceAll("\\s*[\r\n]+\\s*", " | "));
  }
}
