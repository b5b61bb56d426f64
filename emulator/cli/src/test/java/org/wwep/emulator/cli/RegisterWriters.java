package org.wwep.emulator.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Clients that write a register each, one value higher every time, and remember what was
 * acknowledged.
 */
final class RegisterWriters {
  private final List<Writer> all = new ArrayList<>();
  private final AtomicLong refused = new AtomicLong();

  /** What one writer knows: an unanswered value may be there or not, an acknowledged one must. */
  private static final class Writer {
    int sent;
    int acknowledged;
  }

  /** While its server is hurt. */
  @FunctionalInterface
  interface Disruption {
    void fall() throws Exception;
  }

  RegisterWriters(int count) {
    for (int i = 0; i < count; i++) {
      all.add(new Writer());
    }
  }

  /** Counts the writes that were answered {@code X}. */
  long refused() {
    return refused.get();
  }

  /** Writes until some have been acknowledged, then deals the blow, and waits for all to end. */
  void load(int port, int enough, Disruption disruption) throws Exception {
    try (ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor()) {
      CountDownLatch acknowledged = new CountDownLatch(enough);
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < all.size(); i++) {
        int id = i;
        running.add(tasks.submit(() -> write(all.get(id), id, port, acknowledged)));
      }
      assertThat(acknowledged.await(60, SECONDS))
          .as("%d acknowledged in a minute", enough)
          .isTrue();
      disruption.fall();
      for (Future<?> one : running) {
        one.get();
      }
    }
  }

  /** Ends at the first refusal, or with the server. */
  private void write(Writer writer, int id, int port, CountDownLatch acknowledged) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setTcpNoDelay(true);
      while (true) {
        writer.sent = writer.sent + 1;
        String frame = "%04X05%04X".formatted(id, writer.sent);
        socket.getOutputStream().write(("W" + frame).getBytes(US_ASCII));
        int first = socket.getInputStream().read();
        if (first == 'X') {
          refused.incrementAndGet();
        }
        if (first != 'A') {
          return;
        }
        assertThat(new String(socket.getInputStream().readNBytes(10), US_ASCII)).isEqualTo(frame);
        writer.acknowledged = writer.sent;
        acknowledged.countDown();
      }
    } catch (IOException _) {
      // The server was killed.
    }
  }

  /** Holds what the server has to what it acknowledged. */
  void check(int port, String when) throws IOException {
    for (int id = 0; id < all.size(); id++) {
      Writer writer = all.get(id);
      if (writer.acknowledged > 0) {
        String reply = exchange(port, "R%04X05".formatted(id));
        assertThat(reply).as(when).startsWith("A%04X05".formatted(id));
        int value = Integer.parseInt(reply.substring(7), 16);
        assertThat(value).as(when).isBetween(writer.acknowledged, writer.sent);
        writer.acknowledged = value;
      }
    }
  }

  /** Sends one frame, and returns all that is answered. */
  static String exchange(int port, String frame) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write(frame.getBytes(US_ASCII));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), US_ASCII);
    }
  }
}
