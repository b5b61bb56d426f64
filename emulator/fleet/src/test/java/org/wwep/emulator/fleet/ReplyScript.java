package org.wwep.emulator.fleet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.wwep.net.Endpoint;

/** A server that answers as a test says: a request is given, a reply or nothing comes back. */
final class ReplyScript implements AutoCloseable {
  /** What it has in its registers, by device and register. */
  final Map<String, String> registers = new ConcurrentHashMap<>();

  private final ServerSocket listener;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final UnaryOperator<String> script;

  private ReplyScript(UnaryOperator<String> script) throws IOException {
    this.script = script;
    this.listener = new ServerSocket(0, 1000, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  /** Answers by this script; an empty reply closes the connection. */
  static ReplyScript of(UnaryOperator<String> script) throws IOException {
    return new ReplyScript(script);
  }

  /** Returns what a good server answers. */
  static UnaryOperator<String> honest(Map<String, String> registers) {
    return request -> {
      String register = request.substring(1, 7);
      if (request.startsWith("R")) {
        String value = registers.get(register);
        return value == null ? "X" : "A" + register + value;
      }
      registers.put(register, request.substring(7));
      return "A" + request.substring(1);
    };
  }

  Endpoint local() {
    return new Endpoint(listener.getInetAddress(), listener.getLocalPort());
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        threads.execute(() -> serve(socket));
      }
    } catch (IOException _) {
      // It was closed.
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      byte[] first = socket.getInputStream().readNBytes(1);
      if (first.length == 0) {
        return;
      }
      byte[] rest = socket.getInputStream().readNBytes(first[0] == 'W' ? 10 : 6);
      String request = (char) first[0] + new String(rest, StandardCharsets.US_ASCII);
      String reply = script.apply(request);
      socket.getOutputStream().write(reply.getBytes(StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    threads.shutdownNow();
  }
}
