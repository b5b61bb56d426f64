package org.wwep.net.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.wwep.client.ExchangeGrid;
import org.wwep.client.ExchangeSetting;
import org.wwep.client.LayeredSetting;
import org.wwep.rtos.HostRtos;

/** The transaction's contract on this machine's own sockets. */
@Tag("slow")
class HostExchangeTest extends ExchangeGrid {
  @Override
  protected ExchangeSetting setting() {
    return new LayeredSetting(new HostNetworkWorld()) {
      @Override
      public void checkEnd() {
        assertThat(((HostRtos) network().rtos()).tasks()).isZero();
      }
    };
  }
}
