package org.wwep.net;

import java.net.InetAddress;

/** A network of its own, with the course's addresses and its server's name. */
public interface CourseNetworkWorld extends NetworkWorld {
  /** The address of the device under test. */
  InetAddress DEVICE = InetAddress.ofLiteral("198.51.100.7");

  /** The address of the peers. */
  InetAddress PEERS = InetAddress.ofLiteral("198.51.100.3");

  /** The peers' name, as it is to be made known. */
  String NAME = "wwep.wa101.cypress.com";

  @Override
  default Endpoint anyPort() {
    return new Endpoint(PEERS, 0);
  }

  @Override
  default Endpoint silent() {
    return new Endpoint(InetAddress.ofLiteral("203.0.113.1"), 27708);
  }

  /** Returns the name with other capitals than it was made known with, which are the same. */
  @Override
  default String knownName() {
    return "WWEP.wa101.cypress.com";
  }

  @Override
  default String unknownName() {
    return "nobody.example";
  }
}
