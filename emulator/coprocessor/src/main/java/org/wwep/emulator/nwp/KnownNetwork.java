package org.wwep.emulator.nwp;

import java.util.Optional;
import org.wwep.emulator.nwp.channel.MalformedFrame;
import org.wwep.emulator.nwp.channel.Payload;
import org.wwep.emulator.nwp.channel.PayloadReader;
import org.wwep.emulator.nwp.flash.FlashException;
import org.wwep.emulator.nwp.flash.FlashFile;

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
  static Optional<KnownNetwork> kept(Storage storage)
      throws FlashException, MalformedFrame, InterruptedException {
    if (storage.file(FILE).isEmpty()) {
      return Optional.empty();
    }
    PayloadReader kept = new PayloadReader(storage.use(FILE));
    return kept.flag() ? Optional.of(new KnownNetwork(kept.text(), kept.text())) : Optional.empty();
  }

  /** Keeps it: once this returns, a power cycle finds it. */
  void keep(Storage storage) throws FlashException, InterruptedException {
    storage.keep(FILE, new Payload().flag(true).text(ssid).text(key).toBytes());
  }

  /** Keeps that there is none. */
  static void forget(Storage storage) throws FlashException, InterruptedException {
    if (storage.file(FILE).isPresent()) {
      storage.keep(FILE, new Payload().flag(false).toBytes());
    }
  }

  /** Keeps the key out of logs. */
  @Override
  public String toString() {
    return ssid;
  }
}
