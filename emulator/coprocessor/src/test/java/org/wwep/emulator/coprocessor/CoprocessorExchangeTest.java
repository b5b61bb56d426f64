package org.wwep.emulator.coprocessor;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.wwep.client.ApiStyle;
import org.wwep.client.ExchangeGrid;
import org.wwep.client.ExchangeSetting;
import org.wwep.client.LayeredSetting;
import org.wwep.emulator.sim.Schedule;
import org.wwep.net.SecureLayer;
import org.wwep.net.bsd.TlsSetup;
import org.wwep.net.tls.TlsVersion;

/** The transaction's contract with the device's end, handshakes included, on a coprocessor. */
@Tag("slow")
class CoprocessorExchangeTest {
  private static ExchangeSetting over(CoprocessorNetworkWorld world) {
    return new LayeredSetting(world) {
      @Override
      public SecureLayer client(ApiStyle api, @Nullable TlsVersion version) {
        return version == null
            ? SecureLayer.OPEN
            : world.nwp().secured(TlsSetup.client(version, "localhost", ProvisionedFlash.TAG));
      }
    };
  }

  @Nested
  class OnHost extends ExchangeGrid {
    @Override
    protected ExchangeSetting setting() {
      return over(new CoprocessorNetworkWorld.OnHost());
    }
  }

  @Nested
  class InVirtualTime extends ExchangeGrid {
    @Override
    protected ExchangeSetting setting() {
      return over(new CoprocessorNetworkWorld.InVirtualTime(Schedule.IN_ORDER));
    }
  }
}
