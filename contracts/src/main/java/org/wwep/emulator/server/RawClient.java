package org.wwep.emulator.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import org.wwep.net.Endpoint;

/** A client of a register server that sends any bytes, in any pieces. */
public final class RawClient {
  private RawClient() {}

  /** Connects as a client. */
  public static Socket connect(Endpoint server) throws IOException {
    Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), server.port());
    socket.setTcpNoDelay(true);
    // An interrupt, such as JUnit's after its own timeout, does not end a read.
    socket.setSoTimeout(10_000);
    return socket;
  }

  /** Closes a connection before its test is over. */
  public static void leave(Socket socket) throws IOException {
    socket.close();
  }

  /** Sends pieces, and returns all that is answered. */
  public static String exchange(Endpoint server, List<byte[]> pieces, boolean halfClose)
      throws IOException {
    try (Socket socket = connect(server)) {
      for (byte[] piece : pieces) {
        socket.getOutputStream().write(piece);
      }
      if (halfClose) {
        socket.shutdownOutput();
      }
      return read(socket);
    }
  }

  /** Returns all that comes to the end. */
  public static String read(Socket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
  }
}
