package org.wwep.emulator.testbed;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.wwep.net.Connection;
import org.wwep.net.LinkException;
import org.wwep.net.SecureLayer;

/**
 * What a server lays over its connections, made when the first one comes: making keys takes longer
 * than most runs, and few of them use TLS.
 *
 * <p>Owned by a world in which one task runs at a time.
 */
final class DeferredLayer implements SecureLayer {
  private final Supplier<SecureLayer> make;
  private @Nullable SecureLayer made;

  DeferredLayer(Supplier<SecureLayer> make) {
    this.make = make;
  }

  @Override
  public Connection secure(Connection raw) throws LinkException, InterruptedException {
    SecureLayer layer = made == null ? make.get() : made;
    made = layer;
    return layer.secure(raw);
  }
}
