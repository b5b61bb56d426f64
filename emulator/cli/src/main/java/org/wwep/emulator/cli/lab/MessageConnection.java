package org.wwep.emulator.cli.lab;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.wwep.net.Connection;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.NetworkStack;
import org.wwep.net.PeerClosedException;
import org.wwep.net.TcpListener;
import org.wwep.net.TcpSocket;

/**
 * Whole messages over a connection, each behind its length in two bytes, and what passed on the
 * wire.
 *
 * <p>Owned by one thread.
 */
final class MessageConnection implements AutoCloseable {
  private static final Duration STEP = Duration.ofSeconds(5);

  private final Connection connection;
  private final ByteArrayOutputStream wire = new ByteArrayOutputStream();

  private MessageConnection(Connection connection) {
    this.connection = connection;
  }

  /** Both ends of one connection. */
  record Ends(MessageConnection client, MessageConnection server) implements AutoCloseable {
    /** Opens a connection over the stack. */
    static Ends open(NetworkStack net) throws LinkException, InterruptedException {
      try (TcpListener listener = net.listen(Endpoint.loopback(0))) {
        TcpSocket socket = net.socket();
        boolean done = false;
        try {
          socket.connect(listener.local(), STEP);
          Connection accepted = listener.accept(STEP);
          done = true;
          return new Ends(new MessageConnection(socket), new MessageConnection(accepted));
        } finally {
          if (!done) {
            socket.close();
          }
        }
      }
    }

    @Override
    public void close() {
      client.close();
      server.close();
    }
  }

  void send(byte[] message) throws LinkException, InterruptedException {
    ByteBuffer framed = ByteBuffer.allocate(2 + message.length);
    framed.putShort((short) message.length).put(message);
    wire.writeBytes(framed.array());
    connection.send(framed.array(), STEP);
  }

  byte[] receive() throws LinkException, InterruptedException {
    byte[] length = read(2);
    return read(Short.toUnsignedInt(ByteBuffer.wrap(length).getShort()));
  }

  private byte[] read(int count) throws LinkException, InterruptedException {
    byte[] bytes = new byte[count];
    for (int at = 0; at < count; ) {
      int some = connection.receive(bytes, at, count - at, STEP);
      if (some < 0) {
        throw new PeerClosedException("the other side closed within a message");
      }
      at += some;
    }
    return bytes;
  }

  /** Returns the address that is connected to. */
  Endpoint remote() {
    return connection.remote();
  }

  /** Returns every byte that this side sent. */
  byte[] wire() {
    return wire.toByteArray();
  }

  @Override
  public void close() {
    connection.close();
  }
}
