package org.wwep.net;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One device's network: Wi-Fi, names, TCP.
 *
 * <p><b>Shape</b>: any task may call any method. Closing the stack closes every socket and listener
 * it made; a call that blocks on one then throws {@link LocallyClosedException}.
 *
 * <p><b>Units</b>: a timeout is 0 or more, with 0 to only look and return; every stack rounds up to
 * its own grain, a millisecond at most.
 *
 * <p><b>Errors</b>: trouble with the link is a {@link LinkException}, one kind per cause. A
 * negative timeout is an {@link IllegalArgumentException}. A cancelled task gets {@link
 * InterruptedException} from its blocking call, now or next; what it was using stays open.
 */
public interface NetworkStack extends AutoCloseable {
  /**
   * Joins the configured Wi-Fi network and gets an address.
   *
   * @throws JoinFailedException if there is no network within the timeout
   */
  void join(Duration timeout) throws JoinFailedException, InterruptedException;

  /**
   * Resolves a host name to all of its addresses, or reads an address literal. {@link
   * ConnectAttempts} tries them in turn.
   *
   * @return one address or more, IPv4 before IPv6
   * @throws NameNotResolvedException if the name does not exist, or there is no answer in time: the
   *     call returns by then even if the resolver below hangs
   */
  List<InetAddress> resolveAll(String host, Duration timeout)
      throws NameNotResolvedException, InterruptedException;

  /**
   * Resolves a host name to its first address, for who can keep one only; who connects asks {@link
   * #resolveAll}.
   *
   * @throws NameNotResolvedException as {@link #resolveAll} does
   */
  default InetAddress resolve(String host, Duration timeout)
      throws NameNotResolvedException, InterruptedException {
    return resolveAll(host, timeout).getFirst();
  }

  /**
   * Returns the address that others reach this device at, or empty if there is none yet or the
   * stack does not know it.
   */
  default Optional<InetAddress> ownAddress() {
    return Optional.empty();
  }

  /**
   * Has others in the local network find this device by a name of its own, as an mDNS responder
   * does, for as long as the stack is open.
   *
   * @param name the whole name, such as {@code kitchen.local}
   * @return whether they do: a stack may have no way to tell them
   */
  default boolean announce(String name) {
    return false;
  }

  /** Returns how this device and others find each other's services by multicast DNS. */
  default ServiceDiscovery services() {
    return ServiceDiscovery.NONE;
  }

  /**
   * Opens a network of the device's own, in place of the one that it is on: an access point, whose
   * DHCP server gives addresses to those who join.
   *
   * @return whether it is open: most stacks have no radio to open one with
   * @throws JoinFailedException if the radio does not open it in time
   */
  default boolean open(OwnNetwork network, Duration timeout)
      throws JoinFailedException, InterruptedException {
    return false;
  }

  /**
   * Closes the device's own network, and goes back to joining others; without one nothing happens.
   *
   * @throws JoinFailedException if the radio does not close it
   */
  default void closeOwnNetwork() throws JoinFailedException, InterruptedException {}

  /** Returns whether {@link #socket} makes one at any time while the stack is open. */
  default boolean alwaysHasSockets() {
    return false;
  }

  /**
   * Makes an unbound TCP socket.
   *
   * @throws ResourcesExhaustedException if the stack has no socket left
   */
  TcpSocket socket() throws LinkException;

  /**
   * Listens for connections.
   *
   * @param local the address to bind to; port 0 takes a free one
   * @throws BindFailedException if the port is in use or not permitted
   */
  TcpListener listen(Endpoint local) throws LinkException;

  @Override
  void close();
}
