package org.wwep.emulator.proxy;

import org.wwep.emulator.fault.FaultSpec;

/** What becomes of a fault. */
@FunctionalInterface
interface Revision {
  FaultSpec of(FaultSpec before) throws Refusal;
}
