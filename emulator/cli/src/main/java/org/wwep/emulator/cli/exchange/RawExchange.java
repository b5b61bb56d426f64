package org.wwep.emulator.cli.exchange;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.wwep.client.ClientTimeouts;
import org.wwep.net.ConnectAttempts;
import org.wwep.net.Connection;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.NetworkStack;
import org.wwep.net.ReceiveTimeoutException;
import org.wwep.net.SecureLayer;
import org.wwep.net.TcpSocket;
import org.wwep.rtos.Deadline;
import org.wwep.rtos.Rtos;

/**
 * Bytes to a server as they are, and what it sends in return, whether frames or not.
 *
 * @param net where the server is
 * @param layer what is laid over the connection
 * @param timeouts how long each step may take
 */
record RawExchange(NetworkStack net, SecureLayer layer, ClientTimeouts timeouts) {
  /** How many bytes of what comes are kept. */
  static final int MOST = 4096;

  /**
   * Sends the bytes, and receives until the server closes, the time for the reply is over, or
   * {@link #MOST} bytes have come.
   *
   * @param servers the server's addresses; the first that takes the connection gets the bytes
   * @return what came, which may be nothing
   */
  byte[] carry(List<Endpoint> servers, byte[] bytes, Rtos rtos)
      throws LinkException, InterruptedException {
    return ConnectAttempts.first(servers, server -> carry(server, bytes, rtos));
  }

  private byte[] carry(Endpoint server, byte[] bytes, Rtos rtos)
      throws LinkException, InterruptedException {
    try (TcpSocket socket = layer.socket(net)) {
      socket.bind(0);
      socket.connect(server, timeouts.connect());
      if (!layer.secures()) {
        return talk(socket, bytes, rtos);
      }
      try (Connection secured = layer.secure(socket)) {
        return talk(secured, bytes, rtos);
      }
    }
  }

  private byte[] talk(Connection connection, byte[] bytes, Rtos rtos)
      throws LinkException, InterruptedException {
    connection.send(bytes, timeouts.send());
    ByteArrayOutputStream received = new ByteArrayOutputStream();
    byte[] buffer = new byte[256];
    Deadline deadline = Deadline.after(timeouts.reply(), rtos);
    try {
      while (received.size() < MOST) {
        int count = connection.receive(buffer, 0, buffer.length, deadline.left());
        if (count < 0) {
          break;
        }
        received.write(buffer, 0, count);
      }
    } catch (ReceiveTimeoutException _) {
      // What came until now is what there is.
    }
    return received.toByteArray();
  }
}
