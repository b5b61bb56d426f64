package org.wwep.emulator.coprocessor;

import java.net.InetAddress;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.coprocessor.channel.Opcode;
import org.wwep.emulator.coprocessor.channel.PayloadWriter;
import org.wwep.hal.MacAddress;

/**
 * The radio as an access point: it has a network open, and gives its stations addresses.
 *
 * <p>Any task.
 */
final class AccessPointRadio {
  private final WirelessMedium medium;
  private final RadioNetworkStack radioNetworkStack;
  private final CoprocessorTasks coprocessorTasks;
  private final RadioEvents events;
  private @Nullable HotSpot hotSpot;
  private boolean dhcp = true;

  AccessPointRadio(
      WirelessMedium medium,
      RadioNetworkStack radioNetworkStack,
      CoprocessorTasks coprocessorTasks,
      RadioEvents events) {
    this.medium = medium;
    this.radioNetworkStack = radioNetworkStack;
    this.coprocessorTasks = coprocessorTasks;
    this.events = events;
  }

  /**
   * Opens a network, in place of one that is open.
   *
   * @param before runs on it before anybody is told, and does not wait
   */
  synchronized void open(HotSpotSetup setup, Runnable before) {
    close("the access point was set up anew");
    HotSpot opened = new HotSpot(medium, coprocessorTasks.rtos(), setup, new StationEvents());
    opened.dhcp(dhcp);
    hotSpot = opened;
    radioNetworkStack.use(opened.own());
    before.run();
    events.tell(
        Opcode.HOTSPOT_OPENED,
        setup
            .addresses()
            .write(
                new PayloadWriter()
                    .text(setup.network().ssid())
                    .flag(setup.network().key() != null)));
  }

  /** Closes it, and what is connected over it. */
  synchronized void close(String why) {
    HotSpot open = hotSpot;
    hotSpot = null;
    if (open != null) {
      radioNetworkStack.cut(why);
      radioNetworkStack.useUsual();
      open.close();
    }
  }

  /** Has stations get addresses, or not, from now on. */
  synchronized void dhcp(boolean runs) {
    dhcp = runs;
    if (hotSpot != null) {
      hotSpot.dhcp(runs);
    }
  }

  synchronized @Nullable HotSpot hotSpot() {
    return hotSpot;
  }

  /** Tells how it is, for a person. */
  synchronized void state(Map<String, String> state) {
    HotSpot open = hotSpot;
    if (open != null) {
      state.put("access point", open.network().ssid());
      state.put("address", open.setup().addresses().toString());
      state.put(
          "DHCP server",
          dhcp ? open.setup().dhcp() + ", " + open.leases().size() + " in use" : "off");
      state.put("stations", "%d of %d".formatted(open.stationCount(), HotSpot.MOST_STATIONS));
    }
  }

  /** What stations do is told to the firmware. */
  private final class StationEvents implements HotSpot.Watcher {
    @Override
    public void joined(MacAddress station) {
      events.tell(Opcode.STATION_CONNECTED, new PayloadWriter().text(station.toString()));
    }

    @Override
    public void leased(MacAddress station, InetAddress address) {
      events.tell(Opcode.IP_LEASED, new PayloadWriter().text(station.toString()).address(address));
    }

    @Override
    public void left(MacAddress station) {
      events.tell(Opcode.STATION_DISCONNECTED, new PayloadWriter().text(station.toString()));
    }
  }
}
