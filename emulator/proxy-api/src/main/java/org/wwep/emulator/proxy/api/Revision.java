package org.wwep.emulator.proxy.api;

import org.wwep.emulator.fault.FaultSpec;

/** What becomes of a fault. */
@FunctionalInterface
interface Revision {
  FaultSpec of(FaultSpec before) throws Refusal;
}
