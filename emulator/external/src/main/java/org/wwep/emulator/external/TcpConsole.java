package org.wwep.emulator.external;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.wwep.net.ConnectAttempts;
import org.wwep.net.LinkException;
import org.wwep.net.NetworkStack;
import org.wwep.net.ReceiveTimeoutException;
import org.wwep.net.TcpSocket;
import org.wwep.net.host.HostStack;

/** A console over raw TCP. */
final class TcpConsole implements ConsolePort {
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration WRITE = Duration.ofSeconds(2);
  private static final Duration READ = Duration.ofMillis(WAIT);

  private final String host;
  private final int port;
  private final NetworkStack net;
  private volatile @Nullable TcpSocket socket;

  TcpConsole(String host, int port) {
    this(new HostStack(), host, port);
  }

  /** Makes one over a network. */
  TcpConsole(NetworkStack net, String host, int port) {
    this.net = net;
    this.host = host;
    this.port = port;
  }

  /** A call of the network, whose interrupt ends it as a closed console does. */
  @FunctionalInterface
  private interface Call<T> {
    T make() throws LinkException, InterruptedException;
  }

  private static <T> T made(Call<T> call) throws IOException {
    try {
      return call.make();
    } catch (LinkException e) {
      throw new IOException(String.valueOf(e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  @Override
  public void open() throws IOException {
    close();
    socket =
        made(
            () ->
                ConnectAttempts.socket(
                    net, ConnectAttempts.servers(net, host, port, CONNECT), CONNECT));
  }

  @Override
  public int read(byte[] buffer) throws IOException {
    TcpSocket now = opened();
    return made(
        () -> {
          try {
            return now.receive(buffer, 0, buffer.length, READ);
          } catch (ReceiveTimeoutException _) {
            return 0;
          }
        });
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    TcpSocket now = opened();
    made(
        () -> {
          now.send(bytes, WRITE);
          return bytes.length;
        });
  }

  private TcpSocket opened() throws IOException {
    TcpSocket now = socket;
    if (now == null) {
      throw new IOException(host + ":" + port + " is not connected");
    }
    return now;
  }

  @Override
  public void close() {
    TcpSocket now = socket;
    socket = null;
    if (now != null) {
      now.close();
    }
  }
}
