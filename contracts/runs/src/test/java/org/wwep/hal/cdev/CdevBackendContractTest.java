package org.wwep.hal.cdev;

import org.wwep.hal.BoardBackendContract;
import org.wwep.hal.BoardConfig;

class CdevBackendContractTest extends BoardBackendContract {
  @Override
  protected String name() {
    return "cdev";
  }

  @Override
  protected BoardConfig config() {
    return BoardConfig.defaults();
  }
}
