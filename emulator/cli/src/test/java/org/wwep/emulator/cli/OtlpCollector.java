package org.wwep.emulator.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A collector of traces that keeps each request as it came. */
final class OtlpCollector implements AutoCloseable {
  private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();
  private final ServerSocket listener;
  private final Queue<String> first = new ConcurrentLinkedQueue<>();
  private volatile String answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";

  private OtlpCollector(ServerSocket listener) {
    this.listener = listener;
  }

  /** Starts one on a free port. */
  static OtlpCollector start() throws IOException {
    OtlpCollector collector =
        new OtlpCollector(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    Thread.ofVirtual().start(collector::collect);
    return collector;
  }

  /** Has it answer the next request so, before what it answers anyway. */
  void answersFirst(String said) {
    first.add(said);
  }

  /** Has it answer so from now on. */
  void answers(String said) {
    answer = said;
  }

  String url() {
    return "http://127.0.0.1:" + listener.getLocalPort();
  }

  /** Waits for the next request, and returns its head and body. */
  String request() throws InterruptedException {
    return requests.take();
  }

  private void collect() {
    while (!listener.isClosed()) {
      try (Socket socket = listener.accept()) {
        InputStream in = socket.getInputStream();
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
          int read = in.read();
          if (read < 0) {
            break;
          }
          head.append((char) read);
        }
        int length =
            Integer.parseInt(head.toString().replaceAll("(?is).*content-length: (\\d+).*", "$1"));
        requests.add(head + new String(in.readNBytes(length), UTF_8));
        // Each request has a connection of its own here, which the client has to know.
        String next = first.poll();
        String told =
            (next == null ? answer : next).replaceFirst("\r\n", "\r\nConnection: close\r\n");
        socket.getOutputStream().write(told.getBytes(ISO_8859_1));
      } catch (IOException _) {
        // The test is over, or has seen enough.
      }
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
