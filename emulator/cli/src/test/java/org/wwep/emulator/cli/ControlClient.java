package org.wwep.emulator.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.json.JsonReader;
import org.wwep.emulator.json.JsonSyntaxException;

/** A client of a control port, that sends lines and reads lines. */
final class ControlClient implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 60_000;

  private final Socket socket;
  private final BufferedReader lines;

  ControlClient(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
  }

  /** Sends a line, whatever it is. */
  void send(String line) throws IOException {
    socket.getOutputStream().write((line + "\n").getBytes(UTF_8));
  }

  /** Returns the next line, or null once the port has closed the connection. */
  @Nullable String line() throws IOException {
    return lines.readLine();
  }

  /** Waits until the port has closed the connection, one way or the other. */
  boolean isClosed() throws IOException {
    try {
      return line() == null;
    } catch (SocketException _) {
      return true;
    }
  }

  /** Sends a line, with {@code '} for quotes, and returns the reply. */
  Map<String, Object> ask(String line) throws IOException, JsonSyntaxException {
    send(line.replace('\'', '"'));
    return JsonReader.object(JsonReader.read(Objects.requireNonNull(line()).getBytes(UTF_8)));
  }

  /** Has a request done that has to succeed. */
  Map<String, Object> done(String line) throws IOException, JsonSyntaxException {
    Map<String, Object> reply = ask(line);
    if (!Boolean.TRUE.equals(reply.get("ok"))) {
      throw new AssertionError(line + " -> " + reply);
    }
    return reply;
  }

  /** Has a request refused; returns the kind and the error. */
  String refused(String line) throws IOException, JsonSyntaxException {
    Map<String, Object> reply = ask(line);
    if (!Boolean.FALSE.equals(reply.get("ok"))) {
      throw new AssertionError(line + " -> " + reply);
    }
    return reply.get("kind") + ": " + reply.get("error");
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
