package org.wwep.emulator.server.netty;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.socket.nio.NioChannelOption;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.uring.IoUring;
import io.netty.channel.uring.IoUringBufferRingConfig;
import io.netty.channel.uring.IoUringChannelOption;
import io.netty.channel.uring.IoUringFixedBufferRingAllocator;
import io.netty.channel.uring.IoUringIoHandler;
import io.netty.channel.uring.IoUringIoHandlerConfig;
import io.netty.channel.uring.IoUringServerSocketChannel;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.channels.spi.SelectorProvider;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import jdk.net.ExtendedSocketOptions;
import org.wwep.protocol.server.ServerPort;

/** How the operating system is asked for what happens on many sockets, the best first. */
public enum Transport {
  /**
   * Linux 5.19 or newer, by rings shared with the kernel: many connections' calls are one, so that
   * it is the quickest in bench/server. Many containers do not let processes have it.
   */
  IO_URING {
    /** The only group of buffers a loop has. */
    private static final short BUFFERS = 0;

    private static final int MOST_BUFFERS = 256;
    private static final int BUFFERS_AT_FIRST = 64;

    /** Room for an event of each of ten thousand connections. */
    private static final int EVENTS = 16_384;

    @Override
    public boolean available() {
      return IoUring.isAvailable() && IoUring.isRegisterBufferRingSupported();
    }

    /** Its listeners know no families: at 0.0.0.0 they would take IPv6 as well. */
    @Override
    boolean listensAt(InetAddress address) {
      return !(address instanceof Inet4Address && address.isAnyLocalAddress());
    }

    @Override
    IoHandlerFactory factory() {
      // The kernel takes a buffer when bytes have come, so that a silent connection needs none.
      return IoUringIoHandler.newFactory(
          new IoUringIoHandlerConfig()
              .setCqSize(EVENTS)
              .setBufferRingConfig(
                  IoUringBufferRingConfig.builder()
                      .bufferGroupId(BUFFERS)
                      .bufferRingSize((short) MOST_BUFFERS)
                      .batchSize(BUFFERS_AT_FIRST)
                      .incremental(false)
                      .allocator(
                          new IoUringFixedBufferRingAllocator(
                              ByteBufAllocator.DEFAULT, LoopBufferAllocator.READ))
                      .build()));
    }

    @Override
    ServerSocketChannel listener(SocketProtocolFamily family) {
      return new IoUringServerSocketChannel();
    }

    @Override
    ChannelOption<Boolean> quickAck() {
      return IoUringChannelOption.TCP_QUICKACK;
    }

    @Override
    void tune(ServerBootstrap listening) {
      listening.childOption(IoUringChannelOption.IO_URING_BUFFER_GROUP_ID, BUFFERS);
    }
  },
  /** Linux, by a native library. */
  EPOLL {
    @Override
    public boolean available() {
      return Epoll.isAvailable();
    }

    @Override
    IoHandlerFactory factory() {
      return EpollIoHandler.newFactory();
    }

    @Override
    ServerSocketChannel listener(SocketProtocolFamily family) {
      return new EpollServerSocketChannel(family);
    }

    @Override
    ChannelOption<Boolean> quickAck() {
      return EpollChannelOption.TCP_QUICKACK;
    }
  },
  /** The JDK's own, everywhere. */
  NIO {
    @Override
    public boolean available() {
      return true;
    }

    @Override
    IoHandlerFactory factory() {
      return NioIoHandler.newFactory();
    }

    @Override
    ServerSocketChannel listener(SocketProtocolFamily family) {
      return new NioServerSocketChannel(SelectorProvider.provider(), family);
    }

    @Override
    ChannelOption<Boolean> quickAck() {
      return NioChannelOption.of(ExtendedSocketOptions.TCP_QUICKACK);
    }
  };

  static {
    // Since JDK 24 the virtual machine warns of what Netty would do without this.
    unlessChosen("io.netty.noUnsafe", "true");
    // A standing accept cannot be paused: after a failure Netty takes it up again at once.
    unlessChosen("io.netty.iouring.acceptMultiShotEnabled", "false");
    // A standing read takes up to 32 buffers of one connection at once, whoever else waits.
    unlessChosen("io.netty.iouring.recvMultiShotEnabled", "false");
  }

  private static void unlessChosen(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  /** Returns it as options have it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns whether this machine has it. */
  public abstract boolean available();

  /** Returns whether it can listen where these ports are, and nowhere else. */
  public boolean listensAt(List<ServerPort> ports) {
    return ports.stream().allMatch(port -> listensAt(port.local().address()));
  }

  boolean listensAt(InetAddress address) {
    return true;
  }

  abstract IoHandlerFactory factory();

  /** Makes a listener; one for IPv4 takes no IPv6 connections. */
  abstract ServerSocketChannel listener(SocketProtocolFamily family);

  /** Returns the option that ends the delay of an acknowledgement, and sends one that waits. */
  abstract ChannelOption<Boolean> quickAck();

  /** Has what the client has sent acknowledged at once, where the system can do that. */
  void acknowledge(Channel channel) {
    boolean _ = channel.config().setOption(quickAck(), true);
  }

  /** Sets what is its own. */
  void tune(ServerBootstrap listening) {}

  /** Returns the best that this machine has for these ports. */
  public static Transport best(List<ServerPort> ports) {
    return Arrays.stream(values())
        .filter(transport -> transport.available() && transport.listensAt(ports))
        .findFirst()
        .orElse(NIO);
  }
}
