package org.wwep.device;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A server that does to each connection what the test says, in order; then it echoes. */
final class ScriptedServer implements AutoCloseable {
  /** What is done to one connection, after its 11 bytes were read. */
  @FunctionalInterface
  interface Behaviour {
    void answer(String frame, Socket socket) throws IOException;
  }

  static final Behaviour ECHO = (frame, socket) -> write(socket, "A" + frame.substring(1));

  /** Says nothing, and waits until the client goes away. */
  static final Behaviour SILENCE = (_, socket) -> drain(socket);

  static final Behaviour RESET = (_, socket) -> socket.setSoLinger(true, 0);

  static Behaviour text(String reply) {
    return (_, socket) -> write(socket, reply);
  }

  static Behaviour textThenSilence(String reply) {
    return (_, socket) -> {
      write(socket, reply);
      drain(socket);
    };
  }

  /** Writes each byte on its own. */
  static final Behaviour IN_PIECES =
      (frame, socket) -> {
        for (char c : ("A" + frame.substring(1)).toCharArray()) {
          write(socket, String.valueOf(c));
        }
      };

  /** Goes on and on, one byte at a time, and never comes to the end of a reply. */
  static final Behaviour DRIP =
      (_, socket) -> {
        java.util.concurrent.locks.Lock pause = new java.util.concurrent.locks.ReentrantLock();
        var never = pause.newCondition();
        String reason = "X" + "y".repeat(200);
        pause.lock();
        try {
          for (int i = 0; i < reason.length(); i++) {
            write(socket, reason.substring(i, i + 1));
            never.awaitNanos(java.time.Duration.ofMillis(40).toNanos());
          }
        } catch (InterruptedException _) {
          Thread.currentThread().interrupt();
        } finally {
          pause.unlock();
        }
      };

  private final ServerSocket listener;
  private final Deque<Behaviour> script;
  private final List<String> frames = Collections.synchronizedList(new ArrayList<>());
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Thread thread;

  ScriptedServer(Behaviour... script) throws IOException {
    this.script = new ArrayDeque<>(List.of(script));
    listener = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
    thread = Thread.ofVirtual().start(this::serve);
  }

  int port() {
    return listener.getLocalPort();
  }

  /** Returns the frames received so far, in order. */
  List<String> frames() {
    return List.copyOf(frames);
  }

  private void serve() {
    while (true) {
      try (Socket socket = listener.accept()) {
        open.add(socket);
        String frame = new String(socket.getInputStream().readNBytes(11), US_ASCII);
        frames.add(frame);
        Behaviour next = script.poll();
        (next == null ? ECHO : next).answer(frame, socket);
      } catch (IOException _) {
        if (listener.isClosed()) {
          return;
        }
      }
    }
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.setTcpNoDelay(true);
    OutputStream out = socket.getOutputStream();
    out.write(text.getBytes(US_ASCII));
    out.flush();
  }

  private static void drain(Socket socket) throws IOException {
    while (socket.getInputStream().read() >= 0) {
      // Until the client is gone.
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : open) {
      socket.close();
    }
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
