package org.wwep.emulator.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.json.JsonObject;
import org.wwep.emulator.json.JsonWriter;
import org.wwep.emulator.json.LineReader;
import org.wwep.emulator.json.LineTooLongException;
import org.wwep.net.Connection;
import org.wwep.net.LingeringClose;
import org.wwep.net.LinkException;

/**
 * One client: a line, its reply, the next line. Its board ends with it.
 *
 * <p><b>Shape</b>: owned by the thread that serves it; closing the connection, or interrupting the
 * thread, ends it.
 */
final class ControlConnection {
  private static final int LONGEST_LINE = 65_536;
  private static final Duration HELLO = Duration.ofSeconds(30);
  private static final Duration SEND = Duration.ofSeconds(30);
  private static final Duration LINGER = Duration.ofSeconds(2);
  private static final Duration IDLE = Duration.ofDays(365);

  private final Connection connection;
  private final ControlRules rules;
  private final LineReader lines;

  ControlConnection(Connection connection, ControlRules rules) {
    this.connection = connection;
    this.rules = rules;
    this.lines = new LineReader(connection);
  }

  /** Serves it to its end. */
  void serve(TimedSession session) throws LinkException, InterruptedException {
    try {
      if (greeted()) {
        for (byte[] line = next(IDLE); line != null; line = next(IDLE)) {
          if (!isBlank(line)) {
            send(reply(session, line));
          }
        }
      }
    } catch (ControlException e) {
      send(refused(null, e));
    }
    new LingeringClose(InstantSource.system(), LINGER).linger(connection);
  }

  private byte @Nullable [] next(Duration timeout)
      throws LinkException, InterruptedException, ControlException {
    try {
      return lines.next(LONGEST_LINE, () -> timeout);
    } catch (LineTooLongException e) {
      throw ControlException.request(String.valueOf(e.getMessage()));
    }
  }

  private static boolean isBlank(byte[] line) {
    return new String(line, UTF_8).isBlank();
  }

  /** Who has no token learns nothing, and is not heard again. */
  private boolean greeted() throws LinkException, InterruptedException, ControlException {
    byte[] line = next(HELLO);
    if (line == null) {
      return false;
    }
    Object id = null;
    try {
      Map<String, Object> object = ControlRequest.object(line);
      id = object.get("id");
      greet(ControlRequest.of(object));
      send(
          accepted(
              id,
              new JsonObject()
                  .with("version", ControlSession.VERSION)
                  .with("program", "wwep " + rules.program())
                  .fields()));
      return true;
    } catch (ControlException e) {
      send(refused(id, e));
      return false;
    }
  }

  private void greet(ControlRequest request) throws ControlException {
    if (request.verb() != ControlVerb.HELLO) {
      throw ControlException.request(
          "the first request is {\"do\": \"hello\", \"token\": \"...\", \"version\": 1}");
    }
    byte[] given = request.text("token").getBytes(UTF_8);
    if (!MessageDigest.isEqual(given, rules.token().getBytes(UTF_8))) {
      throw ControlException.request("the token is not the one that serve-control printed");
    }
    Long version = request.numberOrNull("version", 1);
    if (version == null || version != ControlSession.VERSION) {
      throw ControlException.request(
          "'version' is " + ControlSession.VERSION + ", the protocol that this wwep speaks");
    }
  }

  private static String reply(TimedSession session, byte[] line) throws InterruptedException {
    Object id = null;
    try {
      Map<String, Object> object = ControlRequest.object(line);
      id = object.get("id");
      return accepted(id, session.follow(object));
    } catch (ControlException e) {
      return refused(id, e);
    }
  }

  private static String accepted(@Nullable Object id, Map<String, Object> fields) {
    JsonObject reply = new JsonObject().with("id", id).with("ok", true);
    fields.forEach(reply::with);
    return JsonWriter.write(reply.fields());
  }

  private static String refused(@Nullable Object id, ControlException why) {
    return JsonWriter.write(
        new JsonObject()
            .with("id", id)
            .with("ok", false)
            .with("kind", why.kind().word())
            .with("error", String.valueOf(why.getMessage()).lines().findFirst().orElse(""))
            .fields());
  }

  private void send(String reply) throws LinkException, InterruptedException {
    connection.send((reply + "\n").getBytes(UTF_8), SEND);
  }
}
