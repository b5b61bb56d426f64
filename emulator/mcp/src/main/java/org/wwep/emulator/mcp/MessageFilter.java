package org.wwep.emulator.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.json.JsonObject;
import org.wwep.emulator.json.JsonReader;
import org.wwep.emulator.json.JsonSyntaxException;
import org.wwep.emulator.json.JsonWriter;

/**
 * The messages of an agent, a line each: what is none is answered with an error and left out, since
 * the library would not listen any more.
 *
 * <p><b>Shape</b>: read by one thread; any thread waits for the end.
 */
final class MessageFilter extends InputStream {
  private static final int LONGEST = 1 << 20;

  /** How long answers may take once the agent has closed its end. */
  private static final Duration ANSWERS = Duration.ofSeconds(5);

  private static final int PARSE_ERROR = -32700;
  private static final int INVALID_REQUEST = -32600;

  private final InputStream in;
  private final OutputStream replies;
  private final PendingRequests pending;
  private final CountDownLatch ended = new CountDownLatch(1);
  private byte[] line = {};
  private int next;

  /**
   * Reads messages.
   *
   * @param replies where errors go, whole lines
   * @param pending told of each message; the end is none before its requests are answered
   */
  MessageFilter(InputStream in, OutputStream replies, PendingRequests pending) {
    this.pending = pending;
    this.in = new BufferedInputStream(in);
    this.replies = replies;
  }

  @Override
  public int read() throws IOException {
    return fill() ? line[next++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, line.length - next);
    System.arraycopy(line, next, bytes, offset, count);
    next += count;
    return count;
  }

  /** Waits for the next message if none is left; returns whether there is one. */
  private boolean fill() throws IOException {
    try {
      return hasMessage();
    } catch (IOException e) {
      // The library reads no more then.
      end();
      throw e;
    }
  }

  private boolean hasMessage() throws IOException {
    while (next == line.length) {
      byte @Nullable [] read = whole();
      if (read == null) {
        // The library forgets what it has been asked when its input ends.
        pending.awaitNone(ANSWERS);
        end();
        return false;
      }
      if (isMessage(read)) {
        line = read;
        next = 0;
      }
    }
    return true;
  }

  /** Returns the next line with its end; null if there is none. Of a long one the rest is lost. */
  private byte @Nullable [] whole() throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    int one = in.read();
    if (one < 0) {
      return null;
    }
    for (; one >= 0 && one != '\n'; one = in.read()) {
      if (read.size() <= LONGEST) {
        read.write(one);
      }
    }
    read.write('\n');
    return read.toByteArray();
  }

  private boolean isMessage(byte[] read) throws IOException {
    if (read.length > LONGEST) {
      refuse(INVALID_REQUEST, "a message is " + LONGEST + " bytes at most");
      return false;
    }
    if (new String(read, UTF_8).isBlank()) {
      return false;
    }
    try {
      Map<String, Object> message = JsonReader.object(JsonReader.read(read));
      boolean called = message.get("method") instanceof String;
      boolean answer = message.containsKey("result") || message.containsKey("error");
      boolean numbered =
          message.get("id") instanceof Integer || message.get("id") instanceof String;
      if ("2.0".equals(message.get("jsonrpc"))
          && (called || (answer && numbered))
          && (numbered || !message.containsKey("id"))) {
        pending.asked(message);
        return true;
      }
      refuse(INVALID_REQUEST, "no message of JSON-RPC 2.0: it has no method, or a wrong id");
    } catch (JsonSyntaxException e) {
      refuse(PARSE_ERROR, "no JSON: " + e.getMessage());
    }
    return false;
  }

  private void refuse(int code, String message) throws IOException {
    String error =
        JsonWriter.write(new JsonObject().with("code", code).with("message", message).fields());
    replies.write(("{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":" + error + "}\n").getBytes(UTF_8));
    replies.flush();
  }

  /** Ends the wait. */
  void end() {
    ended.countDown();
  }

  void awaitEnd() throws InterruptedException {
    ended.await();
  }
}
