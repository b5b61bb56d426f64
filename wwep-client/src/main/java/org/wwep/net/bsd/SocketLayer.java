package org.wwep.net.bsd;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.wwep.net.Connection;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.NetworkStack;
import org.wwep.net.SecureLayer;
import org.wwep.net.TcpListener;
import org.wwep.net.TcpSocket;

/**
 * Connections made of Zephyr's sockets, which the stack below secures as it makes them.
 *
 * <p><b>Shape</b>: immutable but for the sockets of the stack it was last used with, which are made
 * once. A device has one stack; closing that ends the sockets.
 */
public final class SocketLayer implements SecureLayer {
  private final Function<NetworkStack, SocketApi> making;
  private final @Nullable TlsSetup tls;
  private volatile @Nullable BoundApi boundApi;

  private record BoundApi(NetworkStack net, SocketApi api) {}

  private SocketLayer(Function<NetworkStack, SocketApi> making, @Nullable TlsSetup tls) {
    this.making = making;
    this.tls = tls;
  }

  /**
   * Leaves connections in the clear.
   *
   * @param making makes the sockets of a device's stack
   */
  public static SocketLayer open(Function<NetworkStack, SocketApi> making) {
    return new SocketLayer(making, null);
  }

  /** Has connections secured as the setup says; the credentials are under its tags. */
  public static SocketLayer secured(Function<NetworkStack, SocketApi> making, TlsSetup tls) {
    return new SocketLayer(making, tls);
  }

  private SocketApi sockets(NetworkStack net) {
    BoundApi before = boundApi;
    if (before != null && before.net == net) {
      return before.api;
    }
    SocketApi api = making.apply(net);
    boundApi = new BoundApi(net, api);
    return api;
  }

  @Override
  public TcpSocket socket(NetworkStack net) throws LinkException {
    return new SocketConnection(sockets(net), tls);
  }

  @Override
  public TcpListener listen(NetworkStack net, Endpoint local) throws LinkException {
    return new SocketListener(sockets(net), tls, local);
  }

  @Override
  public Connection secure(Connection raw) {
    if (tls != null && !(raw instanceof SocketConnection socket && socket.isSecured(tls))) {
      throw new IllegalStateException(
          "the stack secures a socket as it makes it, so this stays in the clear: " + raw);
    }
    return raw;
  }

  @Override
  public boolean secures() {
    return tls != null;
  }
}
