package org.wwep.emulator.coprocessor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wwep.emulator.coprocessor.channel.DhcpRange;
import org.wwep.emulator.coprocessor.channel.IpConfiguration;
import org.wwep.emulator.coprocessor.channel.NetApp;
import org.wwep.emulator.coprocessor.channel.Role;
import org.wwep.emulator.coprocessor.driver.CoprocessorControl;
import org.wwep.emulator.coprocessor.driver.CoprocessorDriver;
import org.wwep.emulator.coprocessor.driver.CoprocessorWlan;
import org.wwep.emulator.coprocessor.driver.RadioEvent;
import org.wwep.net.Connection;
import org.wwep.net.Endpoint;
import org.wwep.net.JoinFailedException;
import org.wwep.net.LinkException;
import org.wwep.net.TcpListener;
import org.wwep.net.TcpSocket;
import org.wwep.net.bsd.Errno;
import org.wwep.net.bsd.ErrnoException;

/** A part that has a network of its own, and its stations. */
@Timeout(60) // a call that is never answered waits in real time as well
class AccessPointTest {
  private static final Duration LONG = Duration.ofSeconds(10);
  private static final InetAddress OWN = InetAddress.ofLiteral("10.123.45.1");
  private static final CoprocessorDriver.Profile KITCHEN =
      new CoprocessorDriver.Profile("kitchen", "soup-is-ready");

  private static CoprocessorWlan accessPoint(CoprocessorSimulation in) throws Exception {
    CoprocessorWlan wlan = in.nwp.driver().wlan();
    wlan.ownNetwork("kitchen", "soup-is-ready", 11);
    wlan.use(Role.ACCESS_POINT);
    in.nwp.driver().control().stop();
    assertThat(in.nwp.driver().control().start().role()).isEqualTo(Role.ACCESS_POINT);
    return wlan;
  }

  private static CoprocessorStack station(CoprocessorSimulation in, int number) throws Exception {
    return in.neighbour("198.51.100." + (10 + number), CoprocessorConfig.PART, KITCHEN);
  }

  private static IpConfiguration addresses(CoprocessorStack station) throws Exception {
    return station.driver().control().settings().addresses();
  }

  @Test
  void a_station_joins_gets_an_address_and_talks_to_the_access_point() throws Exception {
    CoprocessorSimulation.run(
        in -> {
          List<RadioEvent> events = new ArrayList<>();
          in.nwp.driver().control().listen(events::add);
          accessPoint(in);
          CoprocessorStack station = station(in, 0);
          station.join(LONG);
          assertThat(addresses(station).address().getHostAddress()).isEqualTo("10.123.45.2");
          assertThat(addresses(station).gateway()).isEqualTo(OWN);
          try (TcpListener server = in.nwp.listen(new Endpoint(OWN, 27708));
              TcpSocket socket = station.socket()) {
            socket.connect(new Endpoint(OWN, 27708), LONG);
            try (Connection accepted = server.accept(LONG)) {
              assertThat(accepted.remote().address().getHostAddress()).isEqualTo("10.123.45.2");
              accepted.send(new byte[] {'A'}, LONG);
              assertThat(socket.receive(new byte[8], 0, 8, LONG)).isEqualTo(1);
            }
          }
          String mac = station.driver().control().settings().mac();
          assertThat(events)
              .contains(
                  new RadioEvent.StationConnected(mac),
                  new RadioEvent.AddressLeased(mac, addresses(station).address()));
          assertThat(in.nwp.state()).containsEntry("stations", "1 of 4");
        });
  }

  @Test
  void its_network_is_apart_from_every_other_one() throws Exception {
    CoprocessorSimulation.run(
        in -> {
          accessPoint(in);
          CoprocessorStack station = station(in, 0);
          station.join(LONG);
          try (TcpListener server = in.peer.listen(new Endpoint(in.peer.address(), 27708));
              TcpSocket socket = station.socket()) {
            assertThatThrownBy(() -> socket.connect(server.local(), Duration.ofSeconds(2)))
                .isInstanceOf(LinkException.class);
          }
        });
  }

  @Test
  void a_wrong_key_and_a_fifth_station_are_refused() throws Exception {
    CoprocessorSimulation.run(
        in -> {
          accessPoint(in);
          CoprocessorStack guest =
              in.neighbour(
                  "198.51.100.20",
                  CoprocessorConfig.PART,
                  new CoprocessorDriver.Profile("kitchen", "is-it-soup?"));
          assertThatThrownBy(() -> guest.join(LONG))
              .isInstanceOf(JoinFailedException.class)
              .hasMessage("the key of 'kitchen' is another one");
          List<CoprocessorStack> stations = new ArrayList<>();
          for (int i = 0; i < 4; i++) {
            stations.add(station(in, i));
            stations.get(i).join(LONG);
          }
          assertThatThrownBy(() -> station(in, 4).join(LONG))
              .isInstanceOf(JoinFailedException.class)
              .hasMessageContaining("takes 4 stations");
          assertThat(addresses(stations.get(3)).address().getHostAddress())
              .isEqualTo("10.123.45.5");
        });
  }

  @Test
  void the_dhcp_range_is_what_was_set_and_an_address_is_free_once_its_lease_has_run_out()
      throws Exception {
    CoprocessorSimulation.run(
        in -> {
          CoprocessorWlan wlan = in.nwp.driver().wlan();
          wlan.ownAddresses(IpConfiguration.of(InetAddress.ofLiteral("192.168.9.1")));
          InetAddress only = InetAddress.ofLiteral("192.168.9.40");
          wlan.ownDhcp(new DhcpRange(only, only, Duration.ofMinutes(1)));
          assertThatThrownBy(
                  () ->
                      wlan.ownDhcp(
                          DhcpRange.beside(
                              IpConfiguration.of(InetAddress.ofLiteral("192.168.8.1")), LONG)))
              .isInstanceOfSatisfying(
                  ErrnoException.class, e -> assertThat(e.errno()).isEqualTo(Errno.EINVAL))
              .hasMessageContaining("192.168.9.1/24");
          accessPoint(in);
          CoprocessorStack first = station(in, 0);
          first.join(LONG);
          assertThat(addresses(first).address()).isEqualTo(only);
          CoprocessorStack second = station(in, 1);
          assertThatThrownBy(() -> second.join(LONG)).hasMessageContaining("nobody gives one");
          first.driver().control().leave();
          first.powerOff();
          in.rtos.sleep(Duration.ofMinutes(2));
          second.join(LONG);
          assertThat(addresses(second).address()).isEqualTo(only);
        });
  }

  @Test
  void without_its_dhcp_server_a_station_needs_an_address_of_its_own() throws Exception {
    CoprocessorSimulation.run(
        in -> {
          accessPoint(in);
          in.nwp.driver().apps().stop(NetApp.DHCP_SERVER);
          CoprocessorStack station = station(in, 0);
          assertThatThrownBy(() -> station.join(LONG)).hasMessageContaining("nobody gives one");
          station
              .driver()
              .control()
              .useStatic(IpConfiguration.of(InetAddress.ofLiteral("10.123.45.77")));
          station.join(LONG);
          in.nwp.driver().apps().start(NetApp.DHCP_SERVER);
          station.driver().control().useDhcp();
          station.join(LONG);
        });
  }

  @Test
  void a_network_that_closes_is_lost_and_joined_again_once_it_is_back() throws Exception {
    CoprocessorSimulation.run(
        in -> {
          accessPoint(in);
          CoprocessorStack station = station(in, 0);
          List<RadioEvent> events = new ArrayList<>();
          station.driver().control().listen(events::add);
          station.join(LONG);
          in.nwp.powerOff();
          in.rtos.sleep(LONG);
          assertThat(events)
              .contains(new RadioEvent.Disconnected("no beacon of 'kitchen' for 1000 ms"));
          events.clear();
          in.nwp.powerOn();
          in.rtos.sleep(LONG);
          assertThat(events).contains(new RadioEvent.Connected("kitchen", -40));
        });
  }

  @Test
  void an_access_point_joins_nothing_until_it_is_a_station_again() throws Exception {
    CoprocessorSimulation.run(
        in -> {
          CoprocessorWlan wlan = accessPoint(in);
          CoprocessorControl control = in.nwp.driver().control();
          assertThatThrownBy(() -> control.join("WWEP", "wicedrocks", LONG))
              .hasMessageContaining("set the role station");
          wlan.use(Role.STATION);
          control.stop();
          control.start();
          control.join("WWEP", "wicedrocks", LONG);
        });
  }
}
