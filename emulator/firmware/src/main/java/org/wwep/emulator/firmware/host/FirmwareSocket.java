package org.wwep.emulator.firmware.host;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.wwep.net.Connection;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.LocallyClosedException;
import org.wwep.net.NetworkStack;
import org.wwep.net.TcpListener;
import org.wwep.net.TcpSocket;

/**
 * A socket as firmware has it: it can connect again after it was disconnected, which a {@link
 * TcpSocket} cannot.
 */
final class FirmwareSocket {
  private final NetworkStack net;
  private final TlsTable tls;
  private volatile TlsTable.@Nullable Setting setting;
  private volatile @Nullable TcpSocket fresh;
  private volatile @Nullable Connection connection;
  private volatile @Nullable TcpListener listener;

  FirmwareSocket(NetworkStack net, TlsTable tls, @Nullable Connection accepted) {
    this.net = net;
    this.tls = tls;
    this.connection = accepted;
  }

  /** Takes a socket of the stack, if it has none. */
  TcpSocket open() throws LinkException {
    TcpSocket socket = fresh;
    if (socket == null) {
      socket = net.socket();
      fresh = socket;
    }
    return socket;
  }

  void secure(TlsTable.Setting setting) {
    this.setting = setting;
  }

  void connect(Endpoint remote, Duration timeout) throws LinkException, InterruptedException {
    TcpSocket socket = open();
    boolean connected = false;
    try {
      socket.connect(remote, timeout);
      TlsTable.Setting secured = setting;
      connection = secured == null ? socket : tls.connect(socket, secured);
      connected = true;
    } finally {
      if (!connected) {
        disconnect();
      }
    }
  }

  void listen(Endpoint local) throws LinkException {
    disconnect();
    listener = net.listen(local);
  }

  /** Accepts, and secures what it accepted; the socket itself goes on listening. */
  FirmwareSocket accept(Duration timeout) throws LinkException, InterruptedException {
    TcpListener listening = listener;
    if (listening == null) {
      throw new LocallyClosedException("the socket does not listen");
    }
    Connection accepted = listening.accept(timeout);
    TlsTable.Setting secured = setting;
    return new FirmwareSocket(net, tls, secured == null ? accepted : tls.accept(accepted, secured));
  }

  Connection connected() throws LocallyClosedException {
    Connection now = connection;
    if (now == null) {
      throw new LocallyClosedException("the socket is not connected");
    }
    return now;
  }

  int room() {
    Connection now = connection;
    return now == null ? 0 : now.room();
  }

  /** Returns whether closing says goodbye to the peer, which some stacks take time for. */
  boolean saysGoodbye() {
    Connection now = connection;
    return now != null && now.protection().isPresent();
  }

  /** Ends the connection or stops listening; the socket can be used again. */
  void disconnect() {
    detach().run();
  }

  /** Forgets what it has, so that it can be used again; what is returned closes that. */
  Runnable detach() {
    Connection now = connection;
    TcpSocket socket = fresh;
    TcpListener listening = listener;
    connection = null;
    fresh = null;
    listener = null;
    return () -> {
      if (now != null) {
        now.close();
      }
      if (socket != null) {
        socket.close();
      }
      if (listening != null) {
        listening.close();
      }
    };
  }
}
