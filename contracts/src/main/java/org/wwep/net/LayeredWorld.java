package org.wwep.net;

import org.wwep.rtos.Rtos;

/** A world that lays something over the network of another, and has all else from there. */
public interface LayeredWorld extends PeerWorld {
  /** Returns the world below, which is closed with this one. */
  NetworkWorld below();

  @Override
  default Rtos rtos() {
    return below().rtos();
  }

  @Override
  default void run(Script script) throws Exception {
    below().run(script);
  }

  @Override
  default Endpoint anyPort() {
    return below().anyPort();
  }

  @Override
  default Endpoint silent() {
    return below().silent();
  }

  @Override
  default String knownName() {
    return below().knownName();
  }

  @Override
  default String unknownName() {
    return below().unknownName();
  }
}
