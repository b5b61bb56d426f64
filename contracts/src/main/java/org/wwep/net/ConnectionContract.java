package org.wwep.net;

import org.junit.jupiter.api.Nested;

/**
 * What every {@link Connection} does, in the clear or secured: a subclass supplies the network to
 * test.
 */
public abstract class ConnectionContract {
  /** Makes a fresh world; the test closes it. */
  protected abstract NetworkWorld world();

  @Nested
  class Transfer extends TransferContract {
    @Override
    NetworkWorld fresh() {
      return world();
    }
  }

  @Nested
  class Closure extends CloseContract {
    @Override
    NetworkWorld fresh() {
      return world();
    }
  }
}
