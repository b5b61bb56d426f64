package org.wwep.emulator.coprocessor;

import java.util.function.Consumer;
import org.wwep.emulator.coprocessor.channel.PowerMode;

/**
 * What is around a coprocessor.
 *
 * @param medium what it shares with other radios
 * @param inRange whether networks are in range
 * @param onPower is told of each mode that it is in
 */
record RadioEnvironment(WirelessMedium medium, boolean inRange, Consumer<PowerMode> onPower) {}
