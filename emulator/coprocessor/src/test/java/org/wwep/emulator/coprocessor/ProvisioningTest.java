package org.wwep.emulator.coprocessor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wwep.emulator.coprocessor.channel.ConnectionPolicy;
import org.wwep.emulator.coprocessor.channel.IpConfiguration;
import org.wwep.emulator.coprocessor.channel.ProvisioningResult;
import org.wwep.emulator.coprocessor.channel.WlanProfile;
import org.wwep.emulator.coprocessor.driver.CoprocessorWlan;
import org.wwep.emulator.coprocessor.driver.RadioEvent;
import org.wwep.hal.MacAddress;
import org.wwep.net.Endpoint;
import org.wwep.net.JoinFailedException;
import org.wwep.net.NetworkStack;
import org.wwep.rtos.TestTask;

/** A part without a network is given one by somebody's phone. */
@Timeout(60) // a call that is never answered waits in real time as well
class ProvisioningTest {
  private static final Duration LONG = Duration.ofSeconds(10);
  private static final MacAddress PHONE = MacAddress.fromSeed(1);
  private static final ConnectionPolicy BY_ITSELF = new ConnectionPolicy(true, true, false, true);

  private static List<RadioEvent> listen(CoprocessorSimulation in) throws Exception {
    List<RadioEvent> events = new ArrayList<>();
    in.nwp.driver().control().listen(events::add);
    return events;
  }

  private static ProvisioningClient phone(CoprocessorSimulation in) throws Exception {
    HotSpot.Station station = in.nwp.hotSpot().orElseThrow().associate(PHONE, "");
    IpConfiguration given = station.lease().orElseThrow();
    NetworkStack stack = station.stack(given.address());
    return new ProvisioningClient(stack, new Endpoint(given.gateway(), 80), LONG);
  }

  @Test
  void a_part_without_a_profile_opens_its_network_takes_one_and_joins() throws Exception {
    CoprocessorSimulation.run(
        CoprocessorConfig.PART,
        null,
        in -> {
          List<RadioEvent> events = listen(in);
          CoprocessorWlan wlan = in.nwp.driver().wlan();
          wlan.use(BY_ITSELF);
          TestTask<Boolean> joining =
              TestTask.task(
                  in.rtos,
                  "joins",
                  () -> {
                    in.nwp.join(Duration.ofMinutes(1));
                    return true;
                  });
          in.rtos.sleep(Duration.ofSeconds(1));
          assertThat(wlan.status().provisioning()).isTrue();
          ProvisioningClient phone = phone(in);
          assertThat(phone.result()).isEqualTo(ProvisioningResult.NOT_STARTED);
          phone.add(new WlanProfile("WWEP", "wicedrocks", 3));
          phone.confirm();
          assertThat(joining.result()).isTrue();
          in.rtos.sleep(Duration.ofSeconds(1));
          assertThat(wlan.profiles())
              .containsExactly(new CoprocessorWlan.Profile(0, "WWEP", true, 3));
          assertThat(wlan.status().network()).isEqualTo("WWEP");
          assertThat(events)
              .contains(
                  new RadioEvent.ProfileAdded("WWEP", 3), new RadioEvent.Provisioned("confirmed"));
          assertThat(in.nwp.hotSpot()).isEmpty();
          in.nwp.powerOff();
          in.nwp.powerOn();
          in.nwp.join(LONG);
          assertThat(in.nwp.hotSpot()).as("it knows its network now").isEmpty();
        });
  }

  @Test
  void a_profile_that_does_not_hold_is_thrown_away_and_the_network_opens_again() throws Exception {
    CoprocessorSimulation.run(
        CoprocessorConfig.PART,
        null,
        in -> {
          CoprocessorWlan wlan = in.nwp.driver().wlan();
          wlan.provision(Duration.ofMinutes(5));
          ProvisioningClient first = phone(in);
          first.add(new WlanProfile("WWEP", "not-the-key", 0));
          first.confirm();
          in.rtos.sleep(LONG);
          ProvisioningClient second = phone(in);
          assertThat(second.result()).isEqualTo(ProvisioningResult.CONNECTION_FAILED);
          assertThat(wlan.profiles()).isEmpty();
          second.add(new WlanProfile("elsewhere", "", 0));
          second.confirm();
          in.rtos.sleep(LONG);
          ProvisioningClient third = phone(in);
          assertThat(third.result()).isEqualTo(ProvisioningResult.SSID_NOT_FOUND);
          third.add(new WlanProfile("WWEP", "wicedrocks", 0));
          third.confirm();
          in.nwp.join(LONG);
        });
  }

  @Test
  void what_makes_no_sense_is_refused_in_words() throws Exception {
    CoprocessorSimulation.run(
        CoprocessorConfig.PART,
        null,
        in -> {
          in.nwp.driver().wlan().provision(Duration.ofMinutes(5));
          ProvisioningClient phone = phone(in);
          assertThatThrownBy(phone::confirm)
              .isInstanceOf(ProvisioningException.class)
              .hasMessageContaining("status 400")
              .hasMessageContaining("post one first");
          assertThat(in.nwp.driver().wlan().status().provisioning()).isTrue();
        });
  }

  @Test
  void nobody_provisions_a_part_that_does_not_ask_for_it() throws Exception {
    CoprocessorSimulation.run(
        in -> {
          in.nwp.join(LONG);
          in.nwp.driver().apps().start(org.wwep.emulator.coprocessor.channel.NetApp.HTTP_SERVER);
          Endpoint there = new Endpoint(java.net.InetAddress.ofLiteral("198.51.100.7"), 80);
          ProvisioningClient stranger = new ProvisioningClient(in.peer, there, LONG);
          assertThatThrownBy(() -> stranger.add(new WlanProfile("mine", "", 15)))
              .hasMessageContaining("status 403");
          assertThat(in.nwp.driver().wlan().profiles()).isEmpty();
        });
  }

  @Test
  void it_stops_when_nobody_comes_and_a_join_says_what_to_do_before() throws Exception {
    CoprocessorSimulation.run(
        CoprocessorConfig.PART,
        null,
        in -> {
          List<RadioEvent> events = listen(in);
          in.nwp.driver().wlan().provision(Duration.ofMinutes(2));
          assertThatThrownBy(() -> in.nwp.join(LONG))
              .isInstanceOf(JoinFailedException.class)
              .hasMessageContaining("provision the device over its network 'mysimplelink-");
          in.rtos.sleep(Duration.ofMinutes(3));
          assertThat(events).contains(new RadioEvent.Provisioned("stopped, nobody came for 120 s"));
          assertThat(in.nwp.hotSpot()).isEmpty();
          in.nwp.driver().wlan().provision(LONG);
          in.nwp.driver().wlan().stopProvisioning();
          assertThat(in.nwp.hotSpot()).isEmpty();
        });
  }

  @Test
  void a_phone_that_only_connects_does_not_keep_others_out() throws Exception {
    CoprocessorSimulation.run(
        CoprocessorConfig.PART,
        null,
        in -> {
          in.nwp.driver().wlan().provision(Duration.ofMinutes(5));
          HotSpot.Station station =
              in.nwp.hotSpot().orElseThrow().associate(MacAddress.fromSeed(2), "");
          IpConfiguration given = station.lease().orElseThrow();
          try (var silent = station.stack(given.address()).socket()) {
            silent.connect(new Endpoint(given.gateway(), 80), LONG);
            in.rtos.sleep(Duration.ofSeconds(3));
            phone(in).add(new WlanProfile("WWEP", "wicedrocks", 0));
          }
        });
  }
}
