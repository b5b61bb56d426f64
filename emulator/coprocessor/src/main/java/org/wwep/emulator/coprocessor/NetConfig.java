package org.wwep.emulator.coprocessor;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.coprocessor.channel.IpConfiguration;
import org.wwep.emulator.coprocessor.channel.MalformedFrameException;
import org.wwep.emulator.coprocessor.channel.PayloadReader;
import org.wwep.emulator.coprocessor.channel.PayloadWriter;
import org.wwep.emulator.coprocessor.flash.FlashException;
import org.wwep.emulator.coprocessor.flash.FlashFile;
import org.wwep.hal.MacAddress;

/**
 * How the interface was set up, which a power cycle does not undo: a file of the coprocessor's own.
 *
 * @param mac the MAC address that replaces the part's, or null
 * @param fixed the addresses that replace DHCP's, or null
 */
record NetConfig(@Nullable MacAddress mac, @Nullable IpConfiguration fixed) {
  /** As it leaves the factory. */
  static final NetConfig FACTORY = new NetConfig(null, null);

  /** The file. */
  static final String FILE = FlashFile.SYSTEM + "netcfg";

  NetConfig with(@Nullable IpConfiguration other) {
    return new NetConfig(mac, other);
  }

  NetConfig with(MacAddress other) {
    return new NetConfig(other, fixed);
  }

  /** Reads what was kept. */
  static NetConfig kept(ExclusiveFlash exclusiveFlash)
      throws FlashException, MalformedFrameException, InterruptedException {
    if (exclusiveFlash.file(FILE).isEmpty()) {
      return FACTORY;
    }
    PayloadReader kept = new PayloadReader(exclusiveFlash.use(FILE));
    MacAddress mac = kept.flag() ? MacAddress.parse(kept.text()) : null;
    return new NetConfig(mac, kept.flag() ? IpConfiguration.read(kept) : null);
  }

  /** Keeps it: once this returns, a power cycle finds it. */
  void keep(ExclusiveFlash exclusiveFlash) throws FlashException, InterruptedException {
    PayloadWriter all = new PayloadWriter().flag(mac != null);
    Optional.ofNullable(mac).map(MacAddress::toString).ifPresent(all::text);
    all.flag(fixed != null);
    Optional.ofNullable(fixed).ifPresent(ipConfiguration -> ipConfiguration.write(all));
    exclusiveFlash.keep(FILE, all.toBytes());
  }
}
