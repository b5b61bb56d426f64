package org.wwep.emulator.coprocessor;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.coprocessor.channel.IpConfiguration;
import org.wwep.emulator.coprocessor.channel.MalformedFrameException;
import org.wwep.emulator.coprocessor.channel.PayloadReader;
import org.wwep.emulator.coprocessor.channel.PayloadWriter;
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

  /** The file's name. */
  static final String FILE = FlashFile.SYSTEM + "netcfg";

  /** The file. */
  static final SystemFile<NetConfig> KEPT =
      new SystemFile<>(FILE, FACTORY, NetConfig::read, NetConfig::write);

  NetConfig with(@Nullable IpConfiguration other) {
    return new NetConfig(mac, other);
  }

  NetConfig with(MacAddress other) {
    return new NetConfig(other, fixed);
  }

  private static NetConfig read(PayloadReader kept) throws MalformedFrameException {
    MacAddress mac = kept.flag() ? MacAddress.parse(kept.text()) : null;
    return new NetConfig(mac, kept.flag() ? IpConfiguration.read(kept) : null);
  }

  private void write(PayloadWriter all) {
    all.flag(mac != null);
    Optional.ofNullable(mac).map(MacAddress::toString).ifPresent(all::text);
    all.flag(fixed != null);
    Optional.ofNullable(fixed).ifPresent(ipConfiguration -> ipConfiguration.write(all));
  }
}
