package org.wwep.emulator.nwp;

import java.util.List;
import org.wwep.emulator.nwp.channel.Frame;
import org.wwep.emulator.nwp.channel.MalformedFrame;
import org.wwep.emulator.nwp.channel.Payload;
import org.wwep.emulator.nwp.channel.PayloadReader;
import org.wwep.emulator.nwp.channel.Refused;
import org.wwep.net.bsd.SocketError;
import org.wwep.rtos.Rtos;

/** What can be asked of Wi-Fi and of the interface's addresses. */
final class RadioCommands implements Service {
  private final NwpConfig config;
  private final Radio radio;
  private final InterfaceSetup setup;
  private final Policy policy;
  private final Rtos rtos;

  RadioCommands(NwpConfig config, Radio radio, InterfaceSetup setup, Policy policy, Rtos rtos) {
    this.config = config;
    this.radio = radio;
    this.setup = setup;
    this.policy = policy;
    this.rtos = rtos;
  }

  @Override
  public void carryOut(Frame command, PayloadReader asked, Answer answer)
      throws SocketError, MalformedFrame, InterruptedException {
    switch (command.opcode()) {
      case WLAN_SCAN -> answer.later("nwp scan", this::scan);
      case WLAN_CONNECT ->
          radio.connect(
              new KnownNetwork(asked.text(), asked.text()),
              asked.time(),
              () -> answer.done(Refused.done()));
      case WLAN_DISCONNECT -> {
        radio.lose("as asked");
        answer.later("nwp leave", policy::forget);
      }
      case NETCFG_GET -> answer.done(radio.addresses(Refused.done()));
      case NETCFG_SET -> setup.change(asked, answer);
      default -> throw new MalformedFrame("no command for the radio: " + command.opcode());
    }
  }

  private Payload scan() throws InterruptedException {
    rtos.sleep(config.joining());
    List<AccessPoint> found = radio.heard() ? config.air() : List.of();
    Payload all = Refused.done().number(found.size());
    found.forEach(
        each ->
            all.text(each.ssid())
                .flag(each.key() != null)
                .number(each.rssi())
                .number(each.channel()));
    return all;
  }
}
