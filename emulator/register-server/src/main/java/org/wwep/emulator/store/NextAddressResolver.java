package org.wwep.emulator.store;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandler;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.InetNameResolver;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The operating system's names, an address at a time: the next one as soon as an address refuses,
 * so that it does not hide those behind it.
 *
 * <p>Safe for use by any thread.
 */
final class NextAddressResolver extends AddressResolverGroup<InetSocketAddress> {
  /** Looks a name up, as {@link InetAddress#getAllByName} does. */
  @FunctionalInterface
  interface Lookup {
    InetAddress[] all(String host) throws UnknownHostException;
  }

  private final Lookup lookup;
  private int index;
  private @Nullable InetAddress current;

  NextAddressResolver(Lookup lookup) {
    this.lookup = lookup;
  }

  /** Returns how many addresses a name has, 1 if it is unknown. */
  int count(String host) {
    try {
      return lookup.all(host).length;
    } catch (UnknownHostException _) {
      return 1;
    }
  }

  /**
   * Takes the address of each connection that fails, before whoever connects is told; to be added
   * to every channel.
   */
  ChannelOutboundHandler watch() {
    return new ChannelOutboundHandlerAdapter() {
      @Override
      @SuppressWarnings("FutureReturnValueIgnored") // The caller has the promise.
      public void connect(
          ChannelHandlerContext context,
          SocketAddress remote,
          @Nullable SocketAddress local,
          ChannelPromise promise) {
        ChannelPromise connected = context.newPromise();
        connected.addListener(
            _ -> {
              if (connected.isSuccess()) {
                promise.trySuccess();
                return;
              }
              if (remote instanceof InetSocketAddress address) {
                failed(address.getAddress());
              }
              promise.tryFailure(connected.cause());
            });
        context.connect(remote, local, connected);
      }
    };
  }

  private synchronized void failed(InetAddress address) {
    if (address.equals(current)) {
      index++;
      current = null;
    }
  }

  private synchronized InetAddress next(InetAddress[] all) {
    InetAddress chosen = all[Math.floorMod(index, all.length)];
    current = chosen;
    return chosen;
  }

  @Override
  protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
    return new InetNameResolver(executor) {
      @Override
      protected void doResolve(String host, Promise<InetAddress> promise) {
        try {
          promise.setSuccess(next(lookup.all(host)));
        } catch (UnknownHostException e) {
          promise.setFailure(e);
        }
      }

      @Override
      protected void doResolveAll(String host, Promise<List<InetAddress>> promise) {
        try {
          promise.setSuccess(Arrays.asList(lookup.all(host)));
        } catch (UnknownHostException e) {
          promise.setFailure(e);
        }
      }
    }.asAddressResolver();
  }
}
