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
   * Hands a packet's data to the stack, which holds the packet until its bytes are gone, or have
   * failed to: the reference count is 2 when this returns, and 1 once the firmware has deleted its
   * own hold, which it still has to.
   *
   * <p>In pools for one task there is no stack beside that task: there the bytes are gone when this
   * returns.
   *
   * @param timeout for the bytes to go, once their turn has come
   * @throws LinkException as {@link Connection#send(byte[], int, int, Duration)}; where the stack
   *     sends later, that of a packet sent before
   */
  void send(Packet packet, Duration timeout) throws LinkException, InterruptedException;

  /**
   * Waits until the stack has sent every packet.
   *
   * @throws org.wwep.net.SendTimeoutException if it has not in time; it goes on
   * @throws LinkException what a packet failed by
   */
  void awaitSent(Duration timeout) throws LinkException, InterruptedException;

  /** Returns the peer's address and port. */
  Endpoint peer();

  /**
   * Sends an array in as many packets as it takes, each created, filled, ended, sent, deleted and
   * awaited.
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
      awaitSent(timeout);
    }
  }
}
