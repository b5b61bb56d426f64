package org.wwep.emulator.fleet.agents;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.wwep.emulator.json.JsonObject;
import org.wwep.emulator.json.JsonReader;
import org.wwep.emulator.json.JsonSyntaxException;
import org.wwep.emulator.json.JsonWriter;
import org.wwep.emulator.json.LineReader;
import org.wwep.emulator.json.LineTooLongException;
import org.wwep.net.Connection;
import org.wwep.net.LinkException;
import org.wwep.net.ReceiveTimeoutException;
import org.wwep.net.TerminalText;
import org.wwep.rtos.Deadline;

/**
 * A connection between two agents: one JSON object a line.
 *
 * <p>Any thread sends, one receives. Both ends send something every {@link #BEAT}; one that sends
 * nothing for {@link #SILENCE} is gone, whatever the system says of the connection.
 */
final class AgentLink implements AutoCloseable {
  /** How often each end sends something. */
  static final Duration BEAT = Duration.ofSeconds(1);

  /** How long nothing may come. */
  static final Duration SILENCE = Duration.ofSeconds(10);

  /** More than a report with all its histograms. */
  private static final int LONGEST = 1 << 22;

  private static final String EVENT = "event";

  private final Connection connection;
  private final ReentrantLock sending = new ReentrantLock();
  private final LineReader lines;

  /** How long the last piece of a message might take. */
  private Duration awaited = SILENCE;

  /** Takes a connection, which is closed with this. */
  AgentLink(Connection connection) {
    this.connection = connection;
    this.lines = new LineReader(connection);
  }

  /** Returns a message of this kind, to be filled. */
  static JsonObject message(String event) {
    return new JsonObject().with(EVENT, event);
  }

  /** Returns what a message is. */
  static String event(Map<String, Object> message) {
    return text(message, EVENT);
  }

  /** Returns a text of a message, fit to print, or an empty one. */
  static String text(Map<String, Object> message, String name) {
    return message.get(name) instanceof String text ? TerminalText.of(text) : "";
  }

  /** Returns a number of a message that is not negative, or 0. */
  static long number(Map<String, Object> message, String name) {
    return Math.max(0, JsonReader.wholeNumber(message.get(name)).orElse(0));
  }

  /** Sends a message. */
  void send(JsonObject message) throws IOException {
    send(JsonWriter.write(message.fields()));
  }

  /** Sends a message that is a line of JSON. */
  void send(String line) throws IOException {
    sending.lock();
    try {
      connection.send((line + "\n").getBytes(StandardCharsets.UTF_8), SILENCE);
    } catch (LinkException e) {
      throw new IOException(e.getMessage(), e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    } finally {
      sending.unlock();
    }
  }

  private static IOException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IOException("interrupted", e);
  }

  /** Returns the bytes of the next message; an exception says why there is none. */
  byte[] line() throws IOException {
    return line(LONGEST, () -> SILENCE);
  }

  /**
   * Returns the bytes of the next message of somebody who may be anybody.
   *
   * @param most how many bytes it may have
   * @param deadline by when all of them have to be there
   */
  byte[] line(int most, Deadline deadline) throws IOException {
    return line(most, deadline::left);
  }

  private byte[] line(int most, Supplier<Duration> patience) throws IOException {
    try {
      byte[] line =
          lines.next(
              most,
              () -> {
                awaited = patience.get();
                return awaited;
              });
      if (line == null || lines.isFinished()) {
        throw new EOFException("it closed the connection");
      }
      return line;
    } catch (LineTooLongException e) {
      throw new IOException("what it sends is too long", e);
    } catch (ReceiveTimeoutException e) {
      throw new IOException(
          awaited.isZero()
              ? "it has sent no whole message in time"
              : "nothing came from it for " + awaited.toSeconds() + " s",
          e);
    } catch (LinkException e) {
      throw new IOException(e.getMessage(), e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** Reads a message. */
  static Map<String, Object> read(byte[] line) throws IOException {
    try {
      return JsonReader.object(JsonReader.read(line));
    } catch (JsonSyntaxException e) {
      throw new IOException("what it sends is not of an agent of a fleet", e);
    }
  }

  /** Returns the next message. */
  Map<String, Object> receive() throws IOException {
    return read(line());
  }

  /** Returns where the other end is. */
  @Override
  public String toString() {
    return connection.remote().toString();
  }

  @Override
  public void close() {
    connection.close();
  }
}
