package org.wwep.emulator.coprocessor;

import static java.lang.System.Logger.Level.WARNING;

import java.util.Map;
import java.util.Optional;
import org.wwep.emulator.coprocessor.channel.Opcode;
import org.wwep.emulator.coprocessor.channel.PayloadWriter;
import org.wwep.net.Endpoint;
import org.wwep.net.bsd.ErrnoException;

/**
 * Everything of a part that is about its network: the radio, what it knows, provisioning, and the
 * services that it runs there.
 *
 * <p>Any task.
 */
final class WirelessSubsystem {
  private static final System.Logger LOG = System.getLogger(WirelessSubsystem.class.getName());

  private final WirelessMedium medium;
  private final CoprocessorTasks coprocessorTasks;
  private final RadioEvents firmware;
  private final Radio radio;
  private final ProvisioningProcess provisioning;
  private final WebServer webServer;
  private final MdnsResponder mdnsResponder;
  private final Runnable look;
  private final CommandHandler onRadio;
  private final CommandHandler onWlan;
  private final CommandHandler onNetApp;

  WirelessSubsystem(
      CoprocessorConfig config,
      WirelessMedium medium,
      boolean inRange,
      RadioNetworkStack radioNetworkStack,
      ExclusiveFlash exclusiveFlash,
      CoprocessorTasks coprocessorTasks,
      PowerMeter powerMeter,
      RadioEvents firmware) {
    this.medium = medium;
    this.coprocessorTasks = coprocessorTasks;
    this.firmware = firmware;
    InterfaceSetup setup = new InterfaceSetup(config, exclusiveFlash, coprocessorTasks.rtos());
    KnownNetworks knownNetworks = new KnownNetworks(exclusiveFlash);
    WlanMode wlanMode = new WlanMode(config, exclusiveFlash);
    NetworkScan scan = new NetworkScan(config, medium, inRange);
    StationRadio station =
        new StationRadio(
            config.timing(),
            radioNetworkStack,
            setup,
            knownNetworks,
            scan,
            coprocessorTasks,
            this::tell);
    AccessPointRadio accessPoint =
        new AccessPointRadio(medium, radioNetworkStack, coprocessorTasks, this::tell);
    this.radio = new Radio(station, accessPoint, setup, wlanMode, knownNetworks, scan);
    this.provisioning =
        new ProvisioningProcess(radio, wlanMode, knownNetworks, coprocessorTasks, this::tell);
    WebContent webContent =
        new WebContent(
            new ProvisioningApi(provisioning, knownNetworks),
            exclusiveFlash,
            coprocessorTasks.rtos(),
            this::tell);
    this.webServer = new WebServer(radioNetworkStack, coprocessorTasks, config.web(), webContent);
    this.mdnsResponder = new MdnsResponder(medium, radio);
    this.look = () -> coprocessorTasks.start("nwp air", radio::look);
    this.onRadio =
        new RadioCommands(
            config.timing(), radio, setup, wlanMode, knownNetworks, scan, coprocessorTasks.rtos());
    this.onWlan = new WlanCommands(knownNetworks, wlanMode, radio, provisioning, powerMeter);
    this.onNetApp = new NetAppCommands(webServer, webContent, mdnsResponder, accessPoint);
    provisioning.onOpen(this::serveProvisioning);
    medium.listen(look);
  }

  Radio radio() {
    return radio;
  }

  CommandHandler onRadio() {
    return onRadio;
  }

  CommandHandler onWlan() {
    return onWlan;
  }

  CommandHandler onNetApp() {
    return onNetApp;
  }

  /** Returns where the HTTP server listens. */
  Optional<Endpoint> web() {
    return webServer.local();
  }

  private void tell(Opcode event, PayloadWriter payloadWriter) {
    firmware.tell(event, payloadWriter);
    switch (event) {
      case IP_ACQUIRED, HOTSPOT_OPENED ->
          coprocessorTasks.start(
              "nwp services",
              () -> {
                webServer.move();
                mdnsResponder.move();
              });
      case IP_LOST -> mdnsResponder.withdraw();
      default -> {}
    }
  }

  private void serveProvisioning() {
    try {
      webServer.start();
      webServer.move();
    } catch (ErrnoException e) {
      LOG.log(WARNING, "nobody can provision the coprocessor: {0}", e.getMessage());
    }
  }

  /** Finds how it was set up, and begins. */
  void start() throws InterruptedException {
    radio.start();
    provisioning.startIfDue();
  }

  /** Ends without a word; what is known stays. */
  void stop() {
    provisioning.cut();
    webServer.stop();
    mdnsResponder.withdraw();
    radio.stop();
  }

  /** Has it not be heard any more. */
  void close() {
    medium.ignore(look);
    stop();
  }

  /** Tells how it is, for a person. */
  void state(Map<String, String> state) {
    radio.state(state);
    if (provisioning.isActive()) {
      state.put("provisioning", "open");
    }
    web().ifPresent(local -> state.put("HTTP server", local.toString()));
  }
}
