package org.wwep.emulator.coprocessor;

import java.util.function.Consumer;
import org.wwep.emulator.coprocessor.channel.PowerMode;
import org.wwep.emulator.coprocessor.flash.FlashException;
import org.wwep.emulator.coprocessor.flash.SecureFlash;
import org.wwep.net.NetworkStack;
import org.wwep.net.tls.Tls;
import org.wwep.rtos.Rtos;

/**
 * What a board's coprocessor is built of, each time that it is given power.
 *
 * @param firmware the operating system of the firmware
 * @param coprocessor that of the coprocessor
 * @param network what the radio reaches
 * @param tls TLS on the coprocessor
 * @param flash its files
 * @param medium what it shares with other radios
 * @param onPower is told of each mode that it is in, if its configuration has figures
 */
public record CoprocessorParts(
    Rtos firmware,
    Rtos coprocessor,
    NetworkStack network,
    Tls tls,
    FlashMount flash,
    WirelessMedium medium,
    Consumer<PowerMode> onPower) {
  /** Finds the files again after a power cycle. */
  @FunctionalInterface
  public interface FlashMount {
    /** Mounts the flash. */
    SecureFlash mount() throws FlashException, InterruptedException;
  }

  /** Makes those of a part that nobody else hears, and whose power nobody asks about. */
  public CoprocessorParts(
      Rtos firmware, Rtos coprocessor, NetworkStack network, Tls tls, FlashMount flash) {
    this(
        firmware,
        coprocessor,
        network,
        tls,
        flash,
        new WirelessMedium(() -> (_, _) -> new RadioNetworkStack(network)),
        _ -> {});
  }
}
