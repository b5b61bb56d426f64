package org.wwep.emulator.server.netty;

import io.netty.channel.IoHandlerFactory;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.uring.IoUring;
import io.netty.channel.uring.IoUringIoHandler;
import io.netty.channel.uring.IoUringServerSocketChannel;
import java.time.Duration;
import java.util.Arrays;

/** How the operating system is asked for what happens on many sockets, the best first. */
public enum Transport {
  /** Linux, by a native library: the quickest in bench/server. */
  EPOLL {
    @Override
    public boolean available() {
      return Epoll.isAvailable();
    }

    @Override
    IoHandlerFactory factory(Duration spin) {
      return spin.isPositive()
          ? EpollIoHandler.newFactory(AS_MANY_AS_THERE_ARE, () -> new Eager(spin))
          : EpollIoHandler.newFactory();
    }

    @Override
    Class<? extends ServerSocketChannel> listener() {
      return EpollServerSocketChannel.class;
    }
  },
  /** Linux, by rings shared with the kernel; many systems do not let processes have them. */
  IO_URING {
    @Override
    public boolean available() {
      return IoUring.isAvailable();
    }

    @Override
    IoHandlerFactory factory(Duration spin) {
      return IoUringIoHandler.newFactory();
    }

    @Override
    Class<? extends ServerSocketChannel> listener() {
      return IoUringServerSocketChannel.class;
    }
  },
  /** The JDK's own, everywhere. */
  NIO {
    @Override
    public boolean available() {
      return true;
    }

    @Override
    IoHandlerFactory factory(Duration spin) {
      return NioIoHandler.newFactory();
    }

    @Override
    Class<? extends ServerSocketChannel> listener() {
      return NioServerSocketChannel.class;
    }
  };

  private static final int AS_MANY_AS_THERE_ARE = 0;

  static {
    // Since JDK 24 the virtual machine warns of what Netty would do without this.
    if (System.getProperty("io.netty.noUnsafe") == null) {
      System.setProperty("io.netty.noUnsafe", "true");
    }
  }

  /** Returns whether this machine has it. */
  public abstract boolean available();

  abstract IoHandlerFactory factory(Duration spin);

  abstract Class<? extends ServerSocketChannel> listener();

  /** Returns the best that this machine has. */
  public static Transport best() {
    return Arrays.stream(values()).filter(Transport::available).findFirst().orElse(NIO);
  }
}
