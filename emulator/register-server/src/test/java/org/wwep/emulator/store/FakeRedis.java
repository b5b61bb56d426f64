package org.wwep.emulator.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * A server that speaks Redis' protocol and says what a test has it say, at the moment that the test
 * wants; its answers to what a client asks at the start of each connection are its own.
 */
final class FakeRedis implements AutoCloseable {
  /** Says what a command gets; called in order of a connection's commands, and may wait. */
  @FunctionalInterface
  interface Script {
    /**
     * Returns the answer's line, without its end; null for silence.
     *
     * @param connection 1 for the first
     * @param command its name, as {@code HSET}, and its arguments
     */
    @Nullable String answer(int connection, List<String> command) throws InterruptedException;
  }

  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final Queue<Socket> clients = new ConcurrentLinkedQueue<>();
  private final Script script;

  FakeRedis(Script script) throws IOException {
    this.script = script;
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  private void accept() {
    try {
      for (int number = 1; ; number++) {
        Socket client = server.accept();
        clients.add(client);
        int connection = number;
        Thread.ofVirtual().start(() -> serve(connection, client));
      }
    } catch (IOException _) {
      // Closed.
    }
  }

  private void serve(int connection, Socket client) {
    try (client) {
      BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), UTF_8));
      OutputStream out = client.getOutputStream();
      for (List<String> command = read(in); !command.isEmpty(); command = read(in)) {
        String answer =
            switch (command.getFirst()) {
              case "HELLO" -> "-ERR unknown command";
              case "CLIENT" -> "+OK";
              case "PING" -> "+PONG";
              default -> script.answer(connection, command);
            };
        if (answer != null) {
          out.write((answer + "\r\n").getBytes(UTF_8));
        }
      }
    } catch (IOException _) {
      // The client has gone, as it may.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns a command, nothing at the end. */
  private static List<String> read(BufferedReader in) throws IOException {
    List<String> command = new ArrayList<>();
    String count = in.readLine();
    int words = count == null ? 0 : Integer.parseInt(count.substring(1));
    for (int i = 0; i < words; i++) {
      in.readLine(); // Its length: no word of these tests has the end of a line in it.
      command.add(String.valueOf(in.readLine()));
    }
    return command;
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket client : clients) {
      client.close();
    }
  }
}
