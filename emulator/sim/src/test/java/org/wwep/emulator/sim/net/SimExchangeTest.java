package org.wwep.emulator.sim.net;

import org.wwep.client.ExchangeGrid;
import org.wwep.client.ExchangeSetting;
import org.wwep.client.LayeredSetting;
import org.wwep.emulator.sim.Schedule;

/** The transaction's contract in virtual time. */
class SimExchangeTest extends ExchangeGrid {
  @Override
  protected ExchangeSetting setting() {
    return new LayeredSetting(new SimNetworkWorld(LinkProfile.WIFI, Schedule.IN_ORDER));
  }
}
