package org.wwep.emulator.coprocessor;

import org.wwep.emulator.coprocessor.channel.ProvisioningResult;

/** Who wants to know how a join went; told once, or never if a newer one came. */
@FunctionalInterface
interface JoinListener {
  /** Nobody. */
  JoinListener NONE = _ -> {};

  /** Takes how it went; it does not wait. */
  void ended(ProvisioningResult result) throws InterruptedException;
}
