package org.wwep.client;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.wwep.net.tls.TlsVersion;

/**
 * The transaction's contract in every cell of one world: each API style, in the clear and over both
 * versions of TLS.
 */
public abstract class ExchangeGrid {
  /** Makes a fresh setting; the contract closes it. */
  protected abstract ExchangeSetting setting();

  private abstract class Cell extends ExchangeContract {
    private final ApiStyle api;
    private final @Nullable TlsVersion version;

    Cell(ApiStyle api, @Nullable TlsVersion version) {
      this.api = api;
      this.version = version;
    }

    @Override
    ExchangeSetting fresh() {
      return setting();
    }

    @Override
    ApiStyle api() {
      return api;
    }

    @Override
    @Nullable TlsVersion version() {
      return version;
    }
  }

  @Nested
  class OpenStream extends Cell {
    OpenStream() {
      super(ApiStyle.STREAM, null);
    }
  }

  @Nested
  class Tls12Stream extends Cell {
    Tls12Stream() {
      super(ApiStyle.STREAM, TlsVersion.TLS_1_2);
    }
  }

  @Nested
  class Tls13Stream extends Cell {
    Tls13Stream() {
      super(ApiStyle.STREAM, TlsVersion.TLS_1_3);
    }
  }

  @Nested
  class OpenPacket extends Cell {
    OpenPacket() {
      super(ApiStyle.PACKET, null);
    }
  }

  @Nested
  class Tls12Packet extends Cell {
    Tls12Packet() {
      super(ApiStyle.PACKET, TlsVersion.TLS_1_2);
    }
  }

  @Nested
  class Tls13Packet extends Cell {
    Tls13Packet() {
      super(ApiStyle.PACKET, TlsVersion.TLS_1_3);
    }
  }

  @Nested
  class OpenBsd extends Cell {
    OpenBsd() {
      super(ApiStyle.BSD, null);
    }
  }

  @Nested
  class Tls12Bsd extends Cell {
    Tls12Bsd() {
      super(ApiStyle.BSD, TlsVersion.TLS_1_2);
    }
  }

  @Nested
  class Tls13Bsd extends Cell {
    Tls13Bsd() {
      super(ApiStyle.BSD, TlsVersion.TLS_1_3);
    }
  }
}
