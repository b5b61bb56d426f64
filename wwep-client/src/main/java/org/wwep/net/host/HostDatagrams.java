package org.wwep.net.host;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.SocketException;
import java.util.Arrays;
import org.wwep.net.BindFailedException;
import org.wwep.net.Endpoint;
import org.wwep.net.LocallyClosedException;

/**
 * A UDP port of this machine.
 *
 * <p><b>Shape</b>: any thread, virtual or not; one receives, any may send. Closing it ends a wait.
 */
public final class HostDatagrams implements AutoCloseable {
  private static final int MOST = 65_535;

  private final DatagramSocket socket;
  private final Endpoint local;
  private final DatagramPacket packet = new DatagramPacket(new byte[MOST], MOST);

  /**
   * A datagram that came.
   *
   * @param bytes what it carries
   * @param from who sent it
   */
  @SuppressWarnings("ArrayRecordComponent") // read once, by who has received it
  public record Datagram(byte[] bytes, Endpoint from) {}

  private HostDatagrams(DatagramSocket socket) {
    this.socket = socket;
    this.local = new Endpoint(socket.getLocalAddress(), socket.getLocalPort());
  }

  /**
   * Binds to a port; 0 takes a free one.
   *
   * @throws BindFailedException if the port is not available
   */
  public static HostDatagrams bind(Endpoint local) throws BindFailedException {
    try {
      return new HostDatagrams(new DatagramSocket(HostConnection.address(local)));
    } catch (SocketException e) {
      throw BindFailedException.at(local, e);
    }
  }

  /** Returns where it is, with the real port. */
  public Endpoint local() {
    return local;
  }

  /**
   * Waits for a datagram.
   *
   * @throws LocallyClosedException if it was closed, or the waiting task is cancelled
   */
  public Datagram receive() throws LocallyClosedException {
    while (true) {
      try {
        packet.setLength(MOST);
        socket.receive(packet);
        return new Datagram(
            Arrays.copyOf(packet.getData(), packet.getLength()),
            HostConnection.endpoint(packet.getSocketAddress()));
      } catch (IOException e) {
        if (socket.isClosed()) {
          throw new LocallyClosedException("the port " + local + " was closed", e);
        }
        // What somebody could not be sent before: the port itself is sound.
      }
    }
  }

  /** Sends a datagram; as with any datagram, nobody knows whether it arrives. */
  public void send(byte[] bytes, Endpoint to) {
    try {
      socket.send(new DatagramPacket(bytes, bytes.length, HostConnection.address(to)));
    } catch (IOException _) {
      // As if it had been lost on the way.
    }
  }

  @Override
  public void close() {
    socket.close();
  }
}
