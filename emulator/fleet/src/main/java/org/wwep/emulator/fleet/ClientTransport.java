package org.wwep.emulator.fleet;

import io.netty.channel.ChannelOption;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.channel.uring.IoUring;
import io.netty.channel.uring.IoUringIoHandler;
import io.netty.channel.uring.IoUringSocketChannel;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How the operating system is asked for many connections, the best first. */
public enum ClientTransport {
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
    SocketChannel channel() {
      return new EpollSocketChannel();
    }

    @Override
    ChannelOption<Boolean> lateBind() {
      return EpollChannelOption.IP_BIND_ADDRESS_NO_PORT;
    }
  },
  /** Linux 5.19 or newer, by rings shared with the kernel. */
  IO_URING {
    @Override
    public boolean available() {
      return IoUring.isAvailable();
    }

    @Override
    IoHandlerFactory factory() {
      return IoUringIoHandler.newFactory();
    }

    @Override
    SocketChannel channel() {
      return new IoUringSocketChannel();
    }

    @Override
    @Nullable ChannelOption<Boolean> lateBind() {
      return null;
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
    SocketChannel channel() {
      return new NioSocketChannel();
    }

    @Override
    @Nullable ChannelOption<Boolean> lateBind() {
      return null;
    }
  };

  static {
    // Since JDK 24 the virtual machine warns of what Netty would do without this.
    if (System.getProperty("io.netty.noUnsafe") == null) {
      System.setProperty("io.netty.noUnsafe", "true");
    }
  }

  /** Returns it as options have it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns whether this machine has it. */
  public abstract boolean available();

  abstract IoHandlerFactory factory();

  abstract SocketChannel channel();

  /** Returns the option by which a port is chosen only when a connection is made, or null. */
  abstract @Nullable ChannelOption<Boolean> lateBind();

  /** Returns the best that this machine has. */
  public static ClientTransport best() {
    return EPOLL.available() ? EPOLL : NIO;
  }
}
