package org.wwep.emulator.fleet;

import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.SslHandler;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.wwep.net.Endpoint;
import org.wwep.net.tls.ClientEngines;

/**
 * What the connections of a loop's devices are made of.
 *
 * <p>Owned by the thread of the loop.
 */
final class LoopChannels {
  private final EventLoop thread;
  private final ClientTransport transport;
  private final @Nullable ClientEngines engines;
  private final InetSocketAddress server;
  private final InetSocketAddress proxy;

  LoopChannels(EventLoop thread, FleetConfig config) {
    this.thread = thread;
    this.transport = config.transport();
    this.engines = config.target().engines();
    this.server = address(config.target().server());
    FaultyPath faulty = config.target().faulty();
    this.proxy = faulty == null ? server : address(faulty.proxy());
  }

  private static InetSocketAddress address(Endpoint of) {
    return new InetSocketAddress(of.address(), of.port());
  }

  /** Makes a channel in the loop's own thread. */
  @SuppressWarnings("FutureReturnValueIgnored") // In its own thread it is done at once.
  SocketChannel register() {
    SocketChannel channel = transport.channel();
    thread.register(channel);
    return channel;
  }

  /** Returns where to connect to, for the server or by way of the faults. */
  InetSocketAddress server(boolean faulty) {
    return faulty ? proxy : server;
  }

  /** Returns whether TLS is laid over connections. */
  boolean isSecure() {
    return engines != null;
  }

  /** Returns what is laid over a device's connection, or null. */
  @Nullable SslHandler tls(int device) {
    return engines == null ? null : new SslHandler(engines.engine(device));
  }

  /** Returns the option by which a port is chosen late, or null. */
  @Nullable ChannelOption<Boolean> lateBind() {
    return transport.lateBind();
  }
}
