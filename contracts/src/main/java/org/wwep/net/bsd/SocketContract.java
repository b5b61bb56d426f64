package org.wwep.net.bsd;

import org.junit.jupiter.api.Nested;

/** What every {@link SocketApi} does: an implementation extends this, and gives its world. */
public abstract class SocketContract {
  /** Makes a fresh world; the test closes it. */
  protected abstract SocketWorld world();

  @Nested
  class Calling extends CallingPart {
    @Override
    SocketWorld fresh() {
      return world();
    }
  }

  @Nested
  class Polling extends PollingPart {
    @Override
    SocketWorld fresh() {
      return world();
    }
  }

  @Nested
  class Options extends OptionsPart {
    @Override
    SocketWorld fresh() {
      return world();
    }
  }

  @Nested
  class Secured extends SecuredPart {
    @Override
    SocketWorld fresh() {
      return world();
    }
  }
}
