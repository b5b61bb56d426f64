package org.wwep.net;

import org.junit.jupiter.api.Nested;

/**
 * What every {@link NetworkStack} does: an implementation extends this, and gives its world.
 *
 * <p>The parts run in the order of a connection's life.
 */
public abstract class NetworkStackContract extends ConnectionContract {
  @Nested
  class Resolution extends ResolveContract {
    @Override
    NetworkWorld fresh() {
      return world();
    }
  }

  @Nested
  class Listeners extends ListenContract {
    @Override
    NetworkWorld fresh() {
      return world();
    }
  }

  @Nested
  class Connects extends ConnectContract {
    @Override
    NetworkWorld fresh() {
      return world();
    }
  }

  @Nested
  class Packets extends PacketContract {
    @Override
    NetworkWorld fresh() {
      return world();
    }
  }

  @Nested
  class Plain extends PlainConnectionContract {
    @Override
    NetworkWorld fresh() {
      return world();
    }
  }
}
