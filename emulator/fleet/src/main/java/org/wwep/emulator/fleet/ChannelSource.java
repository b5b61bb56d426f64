package org.wwep.emulator.fleet;

import io.netty.channel.ChannelOption;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.SslHandler;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** What a device's connections are made of. */
interface ChannelSource {
  /** Makes a channel in the device's own thread. */
  SocketChannel register();

  /** Returns the server's address. */
  InetSocketAddress server();

  /** Returns what is laid over a device's connection, or null. */
  @Nullable SslHandler tls(int device);

  /** Returns the option by which a port is chosen late, or null. */
  @Nullable ChannelOption<Boolean> lateBind();
}
