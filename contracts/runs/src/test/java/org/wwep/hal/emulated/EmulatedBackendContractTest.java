package org.wwep.hal.emulated;

import org.wwep.hal.BoardBackendContract;
import org.wwep.hal.BoardConfig;

class EmulatedBackendContractTest extends BoardBackendContract {
  @Override
  protected String name() {
    return "emulated";
  }

  @Override
  protected BoardConfig config() {
    return BoardConfig.defaults();
  }
}
