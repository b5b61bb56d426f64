package org.wwep.emulator.scenario;

import org.jspecify.annotations.Nullable;
import org.wwep.emulator.coprocessor.PowerFigures;
import org.wwep.emulator.coprocessor.WifiSetup;

/**
 * What a device's coprocessor has.
 *
 * @param wifi what it knows of Wi-Fi, or null for firmware that has the usual network built in
 * @param power what it draws, or null if the file does not say
 */
public record CoprocessorSpec(@Nullable WifiSetup wifi, @Nullable PowerFigures power) {
  /** One of which the file says nothing. */
  public static final CoprocessorSpec DEFAULT = new CoprocessorSpec(null, null);
}
