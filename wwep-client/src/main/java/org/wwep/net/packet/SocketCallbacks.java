package org.wwep.net.packet;

import org.wwep.net.LinkException;

/**
 * What firmware does when something happens on a socket.
 *
 * <p><b>Shape</b>: the network task calls one at a time, over all sockets of a server, so that
 * firmware needs no lock; while a call blocks, every socket waits.
 *
 * <p><b>Errors</b>: trouble that is let through ends that connection.
 *
 * <p><b>Source</b>: {@code wiced_tcp_register_callbacks}.
 */
public interface SocketCallbacks {
  /** A peer has connected, and TLS is up if there is any. */
  void connected(CallbackSocket socket) throws LinkException, InterruptedException;

  /** A packet is there to be received, now or later; the next one is read once this one is. */
  void received(CallbackSocket socket) throws LinkException, InterruptedException;

  /**
   * The peer has finished sending, or is gone; it may still read a last answer. The socket is
   * disconnected after this call. Firmware that disconnected first is not called.
   */
  void disconnected(CallbackSocket socket) throws LinkException, InterruptedException;
}
