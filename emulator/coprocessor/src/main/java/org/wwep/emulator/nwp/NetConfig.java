package org.wwep.emulator.nwp;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.nwp.channel.Addresses;
import org.wwep.emulator.nwp.channel.MalformedFrame;
import org.wwep.emulator.nwp.channel.Payload;
import org.wwep.emulator.nwp.channel.PayloadReader;
import org.wwep.emulator.nwp.flash.FlashException;
import org.wwep.emulator.nwp.flash.FlashFile;
import org.wwep.hal.MacAddress;

/**
 * How the interface was set up, which a power cycle does not undo: a file of the coprocessor's own.
 *
 * @param mac the MAC address that replaces the part's, or null
 * @param fixed the addresses that replace DHCP's, or null
 */
record NetConfig(@Nullable MacAddress mac, @Nullable Addresses fixed) {
  /** As it leaves the factory. */
  static final NetConfig FACTORY = new NetConfig(null, null);

  /** The file. */
  static final String FILE = FlashFile.SYSTEM + "netcfg";

  NetConfig with(@Nullable Addresses other) {
    return new NetConfig(mac, other);
  }

  NetConfig with(MacAddress other) {
    return new NetConfig(other, fixed);
  }

  /** Reads what was kept. */
  static NetConfig kept(Storage storage)
      throws FlashException, MalformedFrame, InterruptedException {
    if (storage.file(FILE).isEmpty()) {
      return FACTORY;
    }
    PayloadReader kept = new PayloadReader(storage.use(FILE));
    MacAddress mac = kept.flag() ? MacAddress.parse(kept.text()) : null;
    return new NetConfig(mac, kept.flag() ? Addresses.read(kept) : null);
  }

  /** Keeps it: once this returns, a power cycle finds it. */
  void keep(Storage storage) throws FlashException, InterruptedException {
    Payload all = new Payload().flag(mac != null);
    Optional.ofNullable(mac).map(MacAddress::toString).ifPresent(all::text);
    all.flag(fixed != null);
    Optional.ofNullable(fixed).ifPresent(addresses -> addresses.write(all));
    storage.keep(FILE, all.toBytes());
  }
}
