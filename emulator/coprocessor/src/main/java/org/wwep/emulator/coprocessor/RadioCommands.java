package org.wwep.emulator.coprocessor;

import java.util.List;
import org.wwep.emulator.coprocessor.channel.ErrorCodec;
import org.wwep.emulator.coprocessor.channel.Frame;
import org.wwep.emulator.coprocessor.channel.MalformedFrameException;
import org.wwep.emulator.coprocessor.channel.PayloadReader;
import org.wwep.emulator.coprocessor.channel.PayloadWriter;
import org.wwep.net.bsd.ErrnoException;
import org.wwep.rtos.Rtos;

/** What can be asked of Wi-Fi and of the interface's addresses. */
final class RadioCommands implements CommandHandler {
  private final CoprocessorConfig config;
  private final Radio radio;
  private final InterfaceSetup setup;
  private final ConnectionPolicy connectionPolicy;
  private final Rtos rtos;

  RadioCommands(
      CoprocessorConfig config,
      Radio radio,
      InterfaceSetup setup,
      ConnectionPolicy connectionPolicy,
      Rtos rtos) {
    this.config = config;
    this.radio = radio;
    this.setup = setup;
    this.connectionPolicy = connectionPolicy;
    this.rtos = rtos;
  }

  @Override
  public void carryOut(Frame command, PayloadReader asked, ReplySink replySink)
      throws ErrnoException, MalformedFrameException, InterruptedException {
    switch (command.opcode()) {
      case WLAN_SCAN -> replySink.later("nwp scan", this::scan);
      case WLAN_CONNECT ->
          radio.connect(
              new KnownNetwork(asked.text(), asked.text()),
              asked.time(),
              () -> replySink.done(ErrorCodec.done()));
      case WLAN_DISCONNECT -> {
        radio.lose("as asked");
        replySink.later("nwp leave", connectionPolicy::forget);
      }
      case NETCFG_GET -> replySink.done(radio.addresses(ErrorCodec.done()));
      case NETCFG_SET -> setup.change(asked, replySink);
      default -> throw new MalformedFrameException("no command for the radio: " + command.opcode());
    }
  }

  private PayloadWriter scan() throws InterruptedException {
    rtos.sleep(config.joining());
    List<AccessPoint> found = radio.heard() ? config.air() : List.of();
    PayloadWriter all = ErrorCodec.done().number(found.size());
    found.forEach(
        each ->
            all.text(each.ssid())
                .flag(each.key() != null)
                .number(each.rssi())
                .number(each.channel()));
    return all;
  }
}
