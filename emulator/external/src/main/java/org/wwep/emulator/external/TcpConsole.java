package org.wwep.emulator.external;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** A console over raw TCP. */
final class TcpConsole implements ConsolePort {
  private static final int CONNECT_MILLIS = 2000;

  private final String host;
  private final int port;
  private volatile @Nullable Socket socket;

  TcpConsole(String host, int port) {
    this.host = host;
    this.port = port;
  }

  @Override
  public void open() throws IOException {
    close();
    InetSocketAddress address = new InetSocketAddress(host, port);
    if (address.isUnresolved()) {
      throw new UnknownHostException("there is no host " + host);
    }
    Socket fresh = new Socket();
    try {
      fresh.connect(address, CONNECT_MILLIS);
      fresh.setTcpNoDelay(true);
      fresh.setSoTimeout(WAIT);
      socket = fresh;
    } catch (IOException e) {
      fresh.close();
      throw new IOException(host + ":" + port + " cannot be reached (" + e.getMessage() + ")", e);
    }
  }

  @Override
  public int read(byte[] buffer) throws IOException {
    try {
      return opened().getInputStream().read(buffer);
    } catch (SocketTimeoutException _) {
      return 0;
    }
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    opened().getOutputStream().write(bytes);
  }

  private Socket opened() throws IOException {
    Socket now = socket;
    if (now == null) {
      throw new IOException("not connected");
    }
    return now;
  }

  @Override
  public void close() {
    Socket now = socket;
    socket = null;
    if (now != null) {
      try {
        now.close();
      } catch (IOException _) {
        // It is closed all the same.
      }
    }
  }
}
