package org.wwep.emulator.testbed;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wwep.device.trace.TraceEvent;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.TcpSocket;
import org.wwep.net.host.HostStack;
import org.wwep.rtos.HostRtos;

/** Firmware that receives on one task what it asks for on another. */
@Timeout(60)
class ObservedSocketTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final String FRAME = "W0003050001";
  private static final String REPLY = "A0003050001";

  /** A socket whose sends return when the reply has been received. */
  private static final class SlowSender extends SocketDecorator {
    private final CountDownLatch replied;

    SlowSender(TcpSocket socket, CountDownLatch replied) {
      super(socket);
      this.replied = replied;
    }

    @Override
    public void connect(Endpoint remote, Duration timeout)
        throws LinkException, InterruptedException {
      connect(remote, remote, timeout);
    }

    @Override
    public void send(byte[] bytes, int offset, int length, Duration timeout)
        throws LinkException, InterruptedException {
      super.send(bytes, offset, length, timeout);
      replied.await();
    }
  }

  @Test
  void a_reply_that_another_task_has_first_is_told_behind_its_request() throws Exception {
    List<String> told = new CopyOnWriteArrayList<>();
    CountDownLatch replied = new CountDownLatch(1);
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        HostStack net = new HostStack();
        HostRtos rtos = new HostRtos(1)) {
      CompletableFuture<Void> served = CompletableFuture.runAsync(() -> serve(server));
      ObservedStack observed =
          new ObservedStack(
              net,
              rtos,
              null,
              event -> {
                switch (event) {
                  case TraceEvent.MessageSent sent -> told.add(sent.frame().frame());
                  case TraceEvent.ResponseReceived received -> told.add(received.response());
                  default -> {
                    // Its connection.
                  }
                }
              });
      try (ObservedSocket socket =
          new ObservedSocket(new SlowSender(net.socket(), replied), observed)) {
        socket.connect(Endpoint.loopback(server.getLocalPort()), LONG);
        CompletableFuture<Void> receiver =
            CompletableFuture.runAsync(
                () -> {
                  receive(socket);
                  replied.countDown();
                });
        socket.send(FRAME.getBytes(ISO_8859_1), 0, FRAME.length(), LONG);
        receiver.get();
      }
      served.get();
    }
    assertThat(told).containsExactly(FRAME, REPLY);
  }

  private static void receive(ObservedSocket socket) {
    byte[] buffer = new byte[REPLY.length()];
    try {
      int count = 0;
      while (count < buffer.length) {
        count += socket.receive(buffer, count, buffer.length - count, LONG);
      }
    } catch (LinkException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void serve(ServerSocket server) {
    try (Socket client = server.accept()) {
      byte[] frame = client.getInputStream().readNBytes(FRAME.length());
      client
          .getOutputStream()
          .write(new String(frame, ISO_8859_1).replace('W', 'A').getBytes(ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
