package org.wwep.net.bsd;

import org.junit.jupiter.api.Nested;

/** What every {@link SocketApi} does: an implementation extends this, and gives its world. */
public abstract class SocketContract {
  /** Makes a fresh world; the test closes it. */
  protected abstract SocketWorld world();

  @Nested
  class Calls extends SocketCallContract {
    @Override
    SocketWorld fresh() {
      return world();
    }
  }

  @Nested
  class Polls extends SocketPollContract {
    @Override
    SocketWorld fresh() {
      return world();
    }
  }

  @Nested
  class Options extends SocketOptionContract {
    @Override
    SocketWorld fresh() {
      return world();
    }
  }

  @Nested
  class TlsOptions extends SocketTlsContract {
    @Override
    SocketWorld fresh() {
      return world();
    }
  }
}
