package org.wwep.net;

/** A network of this machine's loopback interface only. */
public interface LoopbackWorld extends NetworkWorld {
  @Override
  default Endpoint anyPort() {
    return Endpoint.loopback(0);
  }

  @Override
  default String knownName() {
    return "localhost";
  }

  @Override
  default String unknownName() {
    return "name.invalid";
  }
}
