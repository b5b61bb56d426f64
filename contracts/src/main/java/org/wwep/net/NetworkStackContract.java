package org.wwep.net;

import org.junit.jupiter.api.Nested;

/**
 * What every {@link NetworkStack} does: an implementation extends this, and gives its world.
 *
 * <p>The parts run in the order of a connection's life.
 */
public abstract class NetworkStackContract extends ConnectionContract {
  @Nested
  class Naming extends NamingPart {
    @Override
    NetworkWorld fresh() {
      return world();
    }
  }

  @Nested
  class Listening extends ListeningPart {
    @Override
    NetworkWorld fresh() {
      return world();
    }
  }

  @Nested
  class Connecting extends ConnectingPart {
    @Override
    NetworkWorld fresh() {
      return world();
    }
  }

  @Nested
  class Plain extends PlainPart {
    @Override
    NetworkWorld fresh() {
      return world();
    }
  }
}
