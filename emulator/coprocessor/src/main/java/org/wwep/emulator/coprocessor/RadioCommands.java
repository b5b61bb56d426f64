package org.wwep.emulator.coprocessor;

import java.util.List;
import org.wwep.emulator.coprocessor.channel.DhcpRange;
import org.wwep.emulator.coprocessor.channel.ErrorCodec;
import org.wwep.emulator.coprocessor.channel.Frame;
import org.wwep.emulator.coprocessor.channel.IpConfiguration;
import org.wwep.emulator.coprocessor.channel.MalformedFrameException;
import org.wwep.emulator.coprocessor.channel.NetSetting;
import org.wwep.emulator.coprocessor.channel.PayloadReader;
import org.wwep.emulator.coprocessor.channel.PayloadWriter;
import org.wwep.emulator.coprocessor.channel.WlanProfile;
import org.wwep.hal.MacAddress;
import org.wwep.net.bsd.Errno;
import org.wwep.net.bsd.ErrnoException;
import org.wwep.rtos.Rtos;

/** What can be asked of Wi-Fi and of the interface's addresses. */
final class RadioCommands implements CommandHandler {
  private final CoprocessorTiming timing;
  private final Radio radio;
  private final InterfaceSetup setup;
  private final WlanMode wlanMode;
  private final KnownNetworks knownNetworks;
  private final NetworkScan scan;
  private final Rtos rtos;

  RadioCommands(
      CoprocessorTiming timing,
      Radio radio,
      InterfaceSetup setup,
      WlanMode wlanMode,
      KnownNetworks knownNetworks,
      NetworkScan scan,
      Rtos rtos) {
    this.timing = timing;
    this.radio = radio;
    this.setup = setup;
    this.wlanMode = wlanMode;
    this.knownNetworks = knownNetworks;
    this.scan = scan;
    this.rtos = rtos;
  }

  @Override
  public void carryOut(Frame command, PayloadReader asked, ReplySink replySink)
      throws ErrnoException, MalformedFrameException, InterruptedException {
    switch (command.opcode()) {
      case WLAN_SCAN -> replySink.later("nwp scan", this::scan);
      case WLAN_CONNECT -> {
        radio.throwUnlessStation();
        WlanProfile network = network(asked.text(), asked.text());
        radio.station().connect(network, asked.time(), replySink::done, JoinListener.NONE);
      }
      case WLAN_DISCONNECT -> {
        radio.throwUnlessStation();
        radio.station().lose("as asked");
        replySink.change("nwp leave", knownNetworks::forget);
      }
      case NETCFG_GET -> replySink.done(radio.addresses(ErrorCodec.done()));
      case NETCFG_SET -> set(asked, replySink);
      default -> throw new MalformedFrameException("no command for the radio: " + command.opcode());
    }
  }

  private static WlanProfile network(String ssid, String key) throws ErrnoException {
    try {
      return new WlanProfile(ssid, key, 0);
    } catch (IllegalArgumentException e) {
      throw new ErrnoException(Errno.EINVAL, String.valueOf(e.getMessage()), e);
    }
  }

  private PayloadWriter scan() throws InterruptedException {
    rtos.sleep(timing.joining());
    List<AccessPoint> found = scan.networks();
    PayloadWriter all = ErrorCodec.done().number(found.size());
    found.forEach(
        each ->
            all.text(each.ssid())
                .flag(each.key() != null)
                .number(each.rssi())
                .number(each.channel()));
    return all;
  }

  private void set(PayloadReader asked, ReplySink replySink)
      throws MalformedFrameException, ErrnoException {
    int number = asked.number();
    NetSetting what =
        NetSetting.of(number)
            .orElseThrow(() -> new MalformedFrameException("there is no set-up number " + number));
    switch (what) {
      case DHCP -> setup.change(now -> now.with((IpConfiguration) null), replySink);
      case STATIC -> {
        IpConfiguration fixed = IpConfiguration.read(asked);
        setup.change(now -> now.with(fixed), replySink);
      }
      case MAC -> {
        MacAddress other = mac(asked.text());
        setup.change(now -> now.with(other), replySink);
      }
      case HOTSPOT_ADDRESS -> {
        IpConfiguration own = IpConfiguration.read(asked);
        changeHotSpot(replySink, () -> wlanMode.hotSpot().at(own));
      }
      case HOTSPOT_DHCP -> {
        DhcpRange range = DhcpRange.read(asked);
        changeHotSpot(replySink, () -> wlanMode.hotSpot().withDhcp(range));
      }
    }
  }

  /** Makes the set-up that there will be; one that makes no sense is an illegal argument. */
  @FunctionalInterface
  interface HotSpotChange {
    HotSpotSetup make();
  }

  private void changeHotSpot(ReplySink replySink, HotSpotChange change) throws ErrnoException {
    HotSpotSetup wanted;
    try {
      wanted = change.make();
    } catch (IllegalArgumentException e) {
      throw new ErrnoException(Errno.EINVAL, String.valueOf(e.getMessage()), e);
    }
    replySink.change("nwp netcfg", () -> wlanMode.hotSpot(wanted));
  }

  private static MacAddress mac(String text) throws ErrnoException {
    try {
      return MacAddress.parse(text);
    } catch (IllegalArgumentException e) {
      throw new ErrnoException(Errno.EINVAL, String.valueOf(e.getMessage()), e);
    }
  }
}
