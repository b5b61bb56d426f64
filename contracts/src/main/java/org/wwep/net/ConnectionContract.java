package org.wwep.net;

import org.junit.jupiter.api.Nested;

/** What every {@link Connection} does, in the clear or secured: a test gives the world of one. */
public abstract class ConnectionContract {
  /** Makes a fresh world; the test closes it. */
  protected abstract NetworkWorld world();

  @Nested
  class Transferring extends TransferringPart {
    @Override
    NetworkWorld fresh() {
      return world();
    }
  }

  @Nested
  class Ending extends EndingPart {
    @Override
    NetworkWorld fresh() {
      return world();
    }
  }
}
