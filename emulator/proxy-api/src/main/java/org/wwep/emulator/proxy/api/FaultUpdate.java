package org.wwep.emulator.proxy.api;

import org.wwep.emulator.fault.FaultSpec;

/** What becomes of a fault. */
@FunctionalInterface
interface FaultUpdate {
  FaultSpec of(FaultSpec before) throws ApiException;
}
