package org.wwep.emulator.nwp;

import static java.lang.System.Logger.Level.WARNING;

import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.nwp.channel.Addresses;
import org.wwep.emulator.nwp.channel.MalformedFrame;
import org.wwep.emulator.nwp.channel.NetSetting;
import org.wwep.emulator.nwp.channel.Payload;
import org.wwep.emulator.nwp.channel.PayloadReader;
import org.wwep.emulator.nwp.channel.Refused;
import org.wwep.emulator.nwp.flash.FlashException;
import org.wwep.hal.MacAddress;
import org.wwep.net.bsd.Errno;
import org.wwep.net.bsd.SocketError;
import org.wwep.rtos.Rtos;
import org.wwep.rtos.Semaphore;

/** How the interface is set up: by DHCP or not, and its MAC address; kept in the flash. */
final class InterfaceSetup {
  private static final System.Logger LOG = System.getLogger(InterfaceSetup.class.getName());

  private final NwpConfig config;
  private final Storage storage;
  private final Semaphore keeping;
  private volatile MacAddress mac;
  private volatile NetConfig setup = NetConfig.FACTORY;

  InterfaceSetup(NwpConfig config, Storage storage, Rtos rtos) {
    this.config = config;
    this.storage = storage;
    this.keeping = rtos.semaphore(1);
    this.mac = config.mac();
  }

  /** Finds how it was set up before; a MAC address that was set since holds from here on. */
  void start() throws InterruptedException {
    try {
      NetConfig kept = NetConfig.kept(storage);
      setup = kept;
      mac = Objects.requireNonNullElse(kept.mac(), config.mac());
    } catch (FlashException | MalformedFrame | IllegalArgumentException e) {
      LOG.log(
          WARNING,
          "{0} does not hold, the factory''s set-up does: {1}",
          NetConfig.FILE,
          e.getMessage());
    }
  }

  MacAddress mac() {
    return mac;
  }

  /** Returns the addresses that were set, or null for DHCP's. */
  @Nullable Addresses fixed() {
    return setup.fixed();
  }

  /** Returns the addresses that the next join brings. */
  Addresses next() {
    return Objects.requireNonNullElse(setup.fixed(), config.lease());
  }

  /** Answers a change, once it is kept. */
  void change(PayloadReader asked, Service.Answer answer) throws MalformedFrame, SocketError {
    UnaryOperator<NetConfig> change = read(asked);
    answer.later("nwp netcfg", () -> keep(change));
  }

  private static UnaryOperator<NetConfig> read(PayloadReader asked)
      throws MalformedFrame, SocketError {
    int number = asked.number();
    NetSetting what =
        NetSetting.of(number)
            .orElseThrow(() -> new MalformedFrame("there is no set-up number " + number));
    return switch (what) {
      case DHCP -> setup -> setup.with((Addresses) null);
      case STATIC -> {
        Addresses fixed = Addresses.read(asked);
        yield setup -> setup.with(fixed);
      }
      case MAC -> {
        MacAddress other = mac(asked.text());
        yield setup -> setup.with(other);
      }
    };
  }

  private static MacAddress mac(String text) throws SocketError {
    try {
      return MacAddress.parse(text);
    } catch (IllegalArgumentException e) {
      throw new SocketError(Errno.EINVAL, String.valueOf(e.getMessage()), e);
    }
  }

  private Payload keep(UnaryOperator<NetConfig> change) throws SocketError, InterruptedException {
    keeping.acquire();
    try {
      NetConfig wanted = change.apply(setup);
      wanted.keep(storage);
      setup = wanted;
      return Refused.done();
    } catch (FlashException e) {
      throw FlashErrors.of(e);
    } finally {
      keeping.release();
    }
  }
}
