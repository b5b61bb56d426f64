package org.wwep.net.host;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Optional;

/** This machine's address among others. */
final class HostAddress {
  private HostAddress() {}

  /** Returns an IPv4 address of an interface that is up, the loopback one for want of another. */
  static Optional<InetAddress> find() {
    try {
      return NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .filter(Inet4Address.class::isInstance)
          .filter(address -> !address.isLinkLocalAddress())
          .min((one, other) -> Boolean.compare(one.isLoopbackAddress(), other.isLoopbackAddress()));
    } catch (SocketException _) {
      return Optional.empty();
    }
  }
}
