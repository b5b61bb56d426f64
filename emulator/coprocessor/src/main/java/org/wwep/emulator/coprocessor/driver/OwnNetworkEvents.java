package org.wwep.emulator.coprocessor.driver;

import org.wwep.emulator.coprocessor.channel.IpConfiguration;
import org.wwep.emulator.coprocessor.channel.Opcode;

/** What is told of the part's own network and of provisioning, as events of the radio. */
final class OwnNetworkEvents {
  private OwnNetworkEvents() {}

  /** Has them told. */
  static void on(CommandPort port, RadioListeners listeners) {
    port.on(
        Opcode.HOTSPOT_OPENED,
        event ->
            listeners.accept(
                new RadioEvent.AccessPointOpened(
                    event.text(), event.flag(), IpConfiguration.read(event))));
    port.on(
        Opcode.STATION_CONNECTED,
        event -> listeners.accept(new RadioEvent.StationConnected(event.text())));
    port.on(
        Opcode.STATION_DISCONNECTED,
        event -> listeners.accept(new RadioEvent.StationDisconnected(event.text())));
    port.on(
        Opcode.IP_LEASED,
        event -> listeners.accept(new RadioEvent.AddressLeased(event.text(), event.address())));
    port.on(
        Opcode.PROFILE_ADDED,
        event -> listeners.accept(new RadioEvent.ProfileAdded(event.text(), event.number())));
    port.on(
        Opcode.PROVISIONING, event -> listeners.accept(new RadioEvent.Provisioned(event.text())));
  }
}
