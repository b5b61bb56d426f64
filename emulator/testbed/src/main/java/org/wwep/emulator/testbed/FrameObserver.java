package org.wwep.emulator.testbed;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wwep.protocol.DeviceId;
import org.wwep.protocol.WriteRequest;

/**
 * Finds the frames in the bytes of one connection, as they go by; bytes that are none are left
 * alone.
 *
 * <p><b>Shape</b>: any task. A request is told before the reply to it. In real time one task may
 * have received the reply before the one that sent the request has told of it: what comes within a
 * send is told behind it.
 *
 * <p>It tells under its lock, an exception from the rule that nothing blocks there: a call returns
 * when what it brought has been told, so that nothing its task does next is told before that. With
 * a queue that whoever comes first empties, a task could go on while another one tells for it. A
 * trace does not block for long, and makes the firmware wait anyway; here the other tasks of the
 * same connection wait too.
 */
final class FrameObserver {
  private static final int LENGTH = 11;
  private static final int KEPT = 64;
  private static final Pattern WRITE = Pattern.compile("W([0-9A-F]{4})([0-9A-F]{2})([0-9A-F]{4})");

  private final boolean concurrent;
  private final Consumer<WriteRequest> onRequest;
  private final Consumer<String> onReply;
  private final StringBuilder sent = new StringBuilder();
  private final StringBuilder received = new StringBuilder();
  private final List<String> held = new ArrayList<>(0);
  private int sends;

  /**
   * Observes a new connection.
   *
   * @param concurrent whether tasks run at the same time, as they do in real time
   */
  FrameObserver(boolean concurrent, Consumer<WriteRequest> onRequest, Consumer<String> onReply) {
    this.concurrent = concurrent;
    this.onRequest = onRequest;
    this.onReply = onReply;
  }

  /** Bytes are about to be sent; {@link #endSend} follows, whatever comes of it. */
  synchronized void beginSend() {
    if (concurrent) {
      sends++;
      received.setLength(0);
    }
  }

  /** A send has ended, well or not. */
  synchronized void endSend() {
    if (concurrent) {
      sends--;
      if (sends == 0) {
        tellHeld();
      }
    }
  }

  /** Takes bytes that were sent. */
  synchronized void sent(byte[] bytes, int offset, int length) {
    append(sent, bytes, offset, length);
    Matcher write = WRITE.matcher(sent);
    int end = 0;
    while (write.find()) {
      end = write.end();
      if (!concurrent) {
        received.setLength(0);
      }
      onRequest.accept(
          new WriteRequest(
              new DeviceId(Integer.parseInt(write.group(1), 16)),
              Integer.parseInt(write.group(2), 16),
              Integer.parseInt(write.group(3), 16)));
    }
    sent.delete(0, end);
    if (end > 0) {
      tellHeld();
    }
  }

  /** Takes bytes that were received: a reply is whole with its 11th byte, or begins with X. */
  synchronized void received(byte[] bytes, int offset, int length) {
    boolean refused = !received.isEmpty() && received.charAt(0) == 'X';
    append(received, bytes, offset, length);
    if (received.charAt(0) == 'X') {
      if (!refused) {
        int padding = received.indexOf("\0");
        reply(padding < 0 ? received.toString() : received.substring(0, padding));
      }
    } else if (received.charAt(0) == 'A' && received.length() >= LENGTH) {
      reply(received.substring(0, LENGTH));
      received.setLength(0);
    }
  }

  private void reply(String reply) {
    if (sends > 0) {
      held.add(reply);
    } else {
      onReply.accept(reply);
    }
  }

  private void tellHeld() {
    List<String> now = List.copyOf(held);
    held.clear();
    now.forEach(onReply);
  }

  private static void append(StringBuilder text, byte[] bytes, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      text.append(bytes[i] == 0 || (bytes[i] >= ' ' && bytes[i] <= '~') ? (char) bytes[i] : '?');
    }
    if (text.length() > KEPT) {
      text.delete(0, text.length() - KEPT);
    }
  }
}
