package org.wwep.emulator.testbed;

import org.jspecify.annotations.Nullable;
import org.wwep.emulator.coprocessor.PowerFigures;
import org.wwep.emulator.coprocessor.WifiSetup;

/**
 * A coprocessor to put into a device.
 *
 * @param secured whether the device has links over TLS
 * @param wifi what it knows of Wi-Fi, or null for firmware that has the usual network built in
 * @param power what it draws, or null if nobody knows
 */
public record CoprocessorSetup(
    boolean secured, @Nullable WifiSetup wifi, @Nullable PowerFigures power) {
  /** Returns one whose firmware has the usual network built in. */
  public static CoprocessorSetup of(boolean secured) {
    return new CoprocessorSetup(secured, null, null);
  }
}
