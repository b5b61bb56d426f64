package org.wwep.emulator.coprocessor;

import java.util.Optional;
import org.wwep.emulator.coprocessor.channel.MalformedFrameException;
import org.wwep.emulator.coprocessor.channel.PayloadReader;
import org.wwep.emulator.coprocessor.channel.PayloadWriter;
import org.wwep.emulator.coprocessor.flash.FlashException;
import org.wwep.emulator.coprocessor.flash.FlashFile;

/**
 * The network that was joined last, to be joined again by itself: a file of the coprocessor's own.
 *
 * <p><b>Source</b>: the part's connection policy "fast", {@code SL_WLAN_POLICY_CONNECTION}
 * (SWRU455).
 *
 * @param ssid its name
 * @param key its key, empty for an open one
 */
record KnownNetwork(String ssid, String key) {
  /** The file. */
  static final String FILE = FlashFile.SYSTEM + "wlan";

  /** Reads what was kept. */
  static Optional<KnownNetwork> kept(ExclusiveFlash exclusiveFlash)
      throws FlashException, MalformedFrameException, InterruptedException {
    if (exclusiveFlash.file(FILE).isEmpty()) {
      return Optional.empty();
    }
    PayloadReader kept = new PayloadReader(exclusiveFlash.use(FILE));
    return kept.flag() ? Optional.of(new KnownNetwork(kept.text(), kept.text())) : Optional.empty();
  }

  /** Keeps it: once this returns, a power cycle finds it. */
  void keep(ExclusiveFlash exclusiveFlash) throws FlashException, InterruptedException {
    exclusiveFlash.keep(FILE, new PayloadWriter().flag(true).text(ssid).text(key).toBytes());
  }

  /** Keeps that there is none. */
  static void forget(ExclusiveFlash exclusiveFlash) throws FlashException, InterruptedException {
    if (exclusiveFlash.file(FILE).isPresent()) {
      exclusiveFlash.keep(FILE, new PayloadWriter().flag(false).toBytes());
    }
  }

  /** Keeps the key out of logs. */
  @Override
  public String toString() {
    return ssid;
  }
}
