package org.wwep.emulator.store;

import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.InetNameResolver;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The operating system's names, one address after the other: each connection attempt gets the next
 * one of its name, so that an address that refuses does not hide those behind it.
 *
 * <p>Safe for use by any thread.
 */
final class NextAddressResolver extends AddressResolverGroup<InetSocketAddress> {
  /** Looks a name up, as {@link InetAddress#getAllByName} does. */
  @FunctionalInterface
  interface Lookup {
    InetAddress[] all(String host) throws UnknownHostException;
  }

  private final AtomicInteger attempts = new AtomicInteger();
  private final Lookup lookup;

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

  @Override
  protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
    return new InetNameResolver(executor) {
      @Override
      protected void doResolve(String host, Promise<InetAddress> promise) {
        try {
          InetAddress[] all = lookup.all(host);
          promise.setSuccess(all[Math.floorMod(attempts.getAndIncrement(), all.length)]);
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
