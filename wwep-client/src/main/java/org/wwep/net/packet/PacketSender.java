package org.wwep.net.packet;

import java.time.Duration;
import org.wwep.net.Connection;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;

/** Where packets are made and sent: a socket, however its packets are received. */
public interface PacketSender {
  /**
   * Makes a packet to send, with a data window of its own.
   *
   * @param contentLength how many bytes are to be sent, 0 or more; what {@link Packet#available} of
   *     them does not take goes into the next packet
   * @throws org.wwep.net.ResourcesExhaustedException if every transmit buffer is in use
   */
  Packet createPacket(int contentLength) throws LinkException;

  /**
   * Sends a packet's data; the stack holds the packet until its bytes are gone, or have failed to.
   *
   * <p>The firmware still deletes its own hold, after this call or during it.
   *
   * @throws LinkException as {@link Connection#send(byte[], int, int, Duration)}
   */
  void send(Packet packet, Duration timeout) throws LinkException, InterruptedException;

  /** Returns the peer's address and port. */
  Endpoint peer();

  /**
   * Sends an array in as many packets as it takes, each created, filled, ended, sent and deleted.
   *
   * @param timeout for each packet
   */
  default void sendBuffer(byte[] bytes, Duration timeout)
      throws LinkException, InterruptedException {
    for (int done = 0; done < bytes.length; ) {
      Packet packet = createPacket(bytes.length - done);
      try {
        int part = Math.min(packet.available(), bytes.length - done);
        packet.put(0, bytes, done, part);
        packet.setDataEnd(part);
        send(packet, timeout);
        done += part;
      } finally {
        packet.delete();
      }
    }
  }
}
