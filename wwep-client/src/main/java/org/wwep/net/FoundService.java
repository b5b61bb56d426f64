package org.wwep.net;

import java.net.InetAddress;

/**
 * A service that somebody in the network offers.
 *
 * @param offer what it is
 * @param address where it is
 */
public record FoundService(ServiceOffer offer, InetAddress address) {
  /** Returns where to connect. */
  public Endpoint endpoint() {
    return new Endpoint(address, offer.port());
  }
}
