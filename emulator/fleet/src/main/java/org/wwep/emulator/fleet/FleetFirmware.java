package org.wwep.emulator.fleet;

import java.time.Duration;
import java.util.function.IntFunction;
import org.wwep.client.ClientTimeouts;
import org.wwep.device.RetryPolicy;
import org.wwep.emulator.testbed.FirmwareImage;
import org.wwep.hal.Debounce;
import org.wwep.net.SecureLayer;
import org.wwep.net.tls.Tls;

/**
 * What runs on the boards of a fleet, in place of the bare protocol.
 *
 * @param name what reports call it
 * @param image what is installed on each board
 * @param layers what the course's client lays over its connections, by the number of its device;
 *     other firmware decides that itself
 */
public record FleetFirmware(String name, FirmwareImage image, IntFunction<SecureLayer> layers) {
  /** What a contact rests beyond the debounce window. */
  private static final Duration SETTLE = Duration.ofMillis(10);

  /** How long a button of firmware that debounces in its own way is held, and then let be. */
  private static final Duration LONG_PRESS = Duration.ofMillis(100);

  /** What firmware may take besides the network. */
  private static final Duration OWN_TIME = Duration.ofSeconds(2);

  /** Returns how long a button is held where nothing else is said. */
  Duration hold() {
    return image.isClient() ? Debounce.DEFAULT_WINDOW.plus(SETTLE) : LONG_PRESS;
  }

  /** Returns how long a button rests before it is pressed again. */
  Duration pause() {
    return hold();
  }

  /**
   * Returns how long firmware may take for a press. The client tries several times, and always says
   * in the end what became of it.
   */
  Duration patience(ClientTimeouts timeouts, PressModel model) {
    Duration attempt = timeouts.connect().plus(Tls.HANDSHAKE).plus(timeouts.reply());
    RetryPolicy retry = RetryPolicy.DEFAULT;
    Duration answered =
        image.isClient()
            ? attempt.plus(retry.cap()).multipliedBy(retry.attempts()).plus(OWN_TIME)
            : timeouts.connect().plus(timeouts.reply()).plus(OWN_TIME);
    // It may send once the button is let go of.
    return answered.plus(model.longestHold());
  }
}
