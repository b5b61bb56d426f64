package org.wwep.emulator.cli.lab;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.wwep.net.Connection;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.LocallyClosedException;
import org.wwep.net.NetworkStack;
import org.wwep.net.ReceiveTimeoutException;
import org.wwep.net.SecureLayer;
import org.wwep.net.TcpListener;
import org.wwep.net.TcpSocket;
import org.wwep.rtos.Rtos;
import org.wwep.rtos.Task;

/**
 * A man in the middle: shows clients a certificate of its own, talks to the real server in their
 * stead, and reads what passes.
 *
 * <p>Owned by the thread that started it. One connection at a time.
 */
final class TlsInterceptor implements AutoCloseable {
  private static final Duration A_WHILE = Duration.ofSeconds(30);
  private static final Duration STEP = Duration.ofSeconds(5);

  private final NetworkStack net;
  private final SecureLayer towardsClient;
  private final SecureLayer towardsServer;
  private final Endpoint server;
  private final TcpListener listener;
  private final ByteArrayOutputStream fromClient = new ByteArrayOutputStream();
  private final ByteArrayOutputStream fromServer = new ByteArrayOutputStream();
  private final Task task;

  /**
   * Starts it on a free port.
   *
   * @param towardsClient how it poses as the server
   * @param towardsServer how it poses as a client
   */
  TlsInterceptor(
      Rtos rtos,
      NetworkStack net,
      SecureLayer towardsClient,
      SecureLayer towardsServer,
      Endpoint server)
      throws LinkException {
    this.net = net;
    this.towardsClient = towardsClient;
    this.towardsServer = towardsServer;
    this.server = server;
    this.listener = net.listen(Endpoint.loopback(0));
    this.task = rtos.spawn("interceptor", this::lurk);
  }

  /** Returns where clients are lured to. */
  Endpoint local() {
    return listener.local();
  }

  /** Returns every application byte that was read so far, as text. */
  synchronized AttackerView view() {
    return new AttackerView(
        fromClient.toString(StandardCharsets.US_ASCII),
        fromServer.toString(StandardCharsets.US_ASCII));
  }

  private void lurk() throws InterruptedException {
    while (true) {
      try (Connection victim = listener.accept(A_WHILE)) {
        intercept(victim);
      } catch (ReceiveTimeoutException _) {
        // Nobody came.
      } catch (LocallyClosedException _) {
        return;
      } catch (LinkException _) {
        // The client saw through it.
      }
    }
  }

  private void intercept(Connection victim) throws LinkException, InterruptedException {
    try (Connection client = towardsClient.secureOrClose(victim);
        TcpSocket raw = net.socket()) {
      byte[] frame = receive(client, fromClient);
      raw.connect(server, STEP);
      try (Connection upstream = towardsServer.secureOrClose(raw)) {
        upstream.send(frame, STEP);
        client.send(receive(upstream, fromServer), STEP);
      }
    }
  }

  private byte[] receive(Connection from, ByteArrayOutputStream read)
      throws LinkException, InterruptedException {
    byte[] buffer = new byte[1024];
    int count = from.receive(buffer, 0, buffer.length, STEP);
    byte[] bytes = java.util.Arrays.copyOf(buffer, Math.max(count, 0));
    synchronized (this) {
      read.writeBytes(bytes);
    }
    return bytes;
  }

  @Override
  public void close() {
    listener.close();
    task.end(STEP);
  }
}
