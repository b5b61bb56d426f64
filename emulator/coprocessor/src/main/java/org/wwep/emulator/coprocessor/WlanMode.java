package org.wwep.emulator.coprocessor;

import org.wwep.emulator.coprocessor.channel.DhcpRange;
import org.wwep.emulator.coprocessor.channel.IpConfiguration;
import org.wwep.emulator.coprocessor.channel.MalformedFrameException;
import org.wwep.emulator.coprocessor.channel.PayloadReader;
import org.wwep.emulator.coprocessor.channel.PayloadWriter;
import org.wwep.emulator.coprocessor.channel.Role;
import org.wwep.emulator.coprocessor.flash.FlashFile;
import org.wwep.net.bsd.Errno;
import org.wwep.net.bsd.ErrnoException;

/**
 * The part's role and its own network, which a power cycle does not undo.
 *
 * <p>Any task. What is set holds from the next start on.
 */
final class WlanMode {
  /** What is kept. */
  private record Mode(Role role, HotSpotSetup hotSpot) {
    static Mode read(PayloadReader from) throws MalformedFrameException {
      Role role = Role.of(from.number());
      AccessPoint network = network(from);
      return new Mode(
          role, new HotSpotSetup(network, IpConfiguration.read(from), DhcpRange.read(from)));
    }

    void write(PayloadWriter into) {
      into.number(role.number());
      AccessPoint network = hotSpot.network();
      into.text(network.ssid())
          .text(network.key() == null ? "" : network.key())
          .number(network.channel());
      hotSpot.addresses().write(into);
      hotSpot.dhcp().write(into);
    }
  }

  private final SystemFile<Mode> file;
  private final ExclusiveFlash exclusiveFlash;
  private volatile Mode mode;

  WlanMode(CoprocessorConfig config, ExclusiveFlash exclusiveFlash) {
    this.exclusiveFlash = exclusiveFlash;
    Mode factory = new Mode(Role.STATION, config.hotSpot());
    this.file = new SystemFile<>(FlashFile.SYSTEM + "mode", factory, Mode::read, Mode::write);
    this.mode = factory;
  }

  /** Reads a network's name, key and channel. */
  static AccessPoint network(PayloadReader from) throws MalformedFrameException {
    String ssid = from.text();
    String key = from.text();
    int channel = from.number();
    try {
      return HotSpotSetup.network(ssid, key.isEmpty() ? null : key, channel);
    } catch (IllegalArgumentException e) {
      throw new MalformedFrameException(String.valueOf(e.getMessage()));
    }
  }

  /** Finds what was kept. */
  void start() throws InterruptedException {
    mode = file.kept(exclusiveFlash);
  }

  Role role() {
    return mode.role();
  }

  HotSpotSetup hotSpot() {
    return mode.hotSpot();
  }

  /** Sets the role. */
  void role(Role other) throws ErrnoException, InterruptedException {
    if (other == Role.P2P) {
      throw new ErrnoException(
          Errno.ENOTSUP, "role P2P: there is no Wi-Fi Direct here, take station or access point");
    }
    keep(new Mode(other, mode.hotSpot()));
  }

  /** Sets the own network up. */
  void hotSpot(HotSpotSetup other) throws ErrnoException, InterruptedException {
    keep(new Mode(mode.role(), other));
  }

  private void keep(Mode other) throws ErrnoException, InterruptedException {
    file.change(exclusiveFlash, other);
    mode = other;
  }
}
