package org.wwep.emulator.server.netty;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Who gets one of the places for connections; any thread.
 *
 * <p>An IPv6 host has a whole network of addresses to itself, so these count by their first 64
 * bits.
 */
final class ConnectionLimiter {
  /** How many connections at a time are told that there is no place. */
  private static final int MOST_REFUSALS = 64;

  private final int most;
  private final int mostPerAddress;
  private final AtomicInteger taken = new AtomicInteger();
  private final AtomicInteger refusals = new AtomicInteger();
  private final ConcurrentHashMap<Object, Integer> byAddress = new ConcurrentHashMap<>();

  ConnectionLimiter(int most, int mostPerAddress) {
    this.most = most;
    this.mostPerAddress = mostPerAddress;
  }

  /** Takes a place, or returns which limit stands against it. */
  @Nullable ServerLimit admit(InetAddress address) {
    ServerLimit full = admitProxied();
    if (full != null) {
      return full;
    }
    ServerLimit refusal = admitClient(address);
    if (refusal != null) {
      leaveProxied();
    }
    return refusal;
  }

  /** Takes a place for somebody whose address is not known yet. */
  @Nullable ServerLimit admitProxied() {
    if (taken.incrementAndGet() > most) {
      taken.decrementAndGet();
      return ServerLimit.CONNECTIONS;
    }
    return null;
  }

  /** Takes the address of somebody who has a place. */
  @Nullable ServerLimit admitClient(InetAddress address) {
    if (mostPerAddress < most) {
      int now = byAddress.merge(key(address), 1, Integer::sum);
      if (now > mostPerAddress) {
        leaveClient(address);
        return ServerLimit.ADDRESS;
      }
    }
    return null;
  }

  /** Gives a place back. */
  void leave(InetAddress address) {
    leaveProxied();
    leaveClient(address);
  }

  /** Gives back the place, without an address. */
  void leaveProxied() {
    taken.decrementAndGet();
  }

  /** Takes that one less is of this address. */
  void leaveClient(InetAddress address) {
    if (mostPerAddress < most) {
      byAddress.computeIfPresent(key(address), (_, count) -> count == 1 ? null : count - 1);
    }
  }

  /** Takes one of the few places for being told. */
  boolean mayBeTold() {
    if (refusals.incrementAndGet() > MOST_REFUSALS) {
      refusals.decrementAndGet();
      return false;
    }
    return true;
  }

  void told() {
    refusals.decrementAndGet();
  }

  /** Counts the connections that have a place. */
  int taken() {
    return taken.get();
  }

  private static Object key(InetAddress address) {
    return address instanceof Inet6Address
        ? ByteBuffer.wrap(address.getAddress()).getLong()
        : address;
  }
}
