package org.wwep.emulator.coprocessor;

import org.wwep.net.Connection;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.NetworkStack;
import org.wwep.net.SecureLayer;
import org.wwep.net.TcpListener;
import org.wwep.net.TcpSocket;

/**
 * The secure layer of the coprocessor that is running now: a power cycle brings another, and before
 * it is there firmware can be told already how it will be.
 *
 * @param current finds the layer of the running coprocessor
 */
public record PowerCycledLayer(LayerLookup current) implements SecureLayer {
  /** Finds a layer. */
  @FunctionalInterface
  public interface LayerLookup {
    /** Returns the layer of the running coprocessor. */
    SecureLayer layer() throws LinkException;
  }

  @Override
  public TcpSocket socket(NetworkStack net) throws LinkException {
    return current.layer().socket(net);
  }

  @Override
  public TcpListener listen(NetworkStack net, Endpoint local) throws LinkException {
    return current.layer().listen(net, local);
  }

  @Override
  public Connection secure(Connection raw) throws LinkException, InterruptedException {
    return current.layer().secure(raw);
  }
}
