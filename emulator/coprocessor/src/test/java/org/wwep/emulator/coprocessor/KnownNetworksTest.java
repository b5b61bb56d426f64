package org.wwep.emulator.coprocessor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wwep.emulator.coprocessor.channel.ConnectionPolicy;
import org.wwep.emulator.coprocessor.channel.Role;
import org.wwep.emulator.coprocessor.channel.WlanProfile;
import org.wwep.emulator.coprocessor.driver.CoprocessorWlan;
import org.wwep.emulator.coprocessor.driver.RadioEvent;
import org.wwep.net.bsd.Errno;
import org.wwep.net.bsd.ErrnoException;
import org.wwep.net.bsd.SocketConstants;

/** Which networks a part joins without being asked. */
@Timeout(60) // a call that is never answered waits in real time as well
class KnownNetworksTest {
  private static final Duration LONG = Duration.ofSeconds(10);
  private static final Duration MOMENT = Duration.ofMillis(5);
  private static final RadioEvent CONNECTED = new RadioEvent.Connected("WWEP", -52);
  private static final RadioEvent ACQUIRED =
      new RadioEvent.IpAcquired(CoprocessorConfig.PART.lease());
  private static final RadioEvent LOST = new RadioEvent.IpLost();

  private static final CoprocessorConfig AIR =
      CoprocessorConfig.PART.withAir(
          new AccessPoint("far", "far-far-away", -80, 1),
          new AccessPoint("cafe", null, -40, 6),
          new AccessPoint("home", "at-home-only", -60, 11));

  private static List<RadioEvent> listen(CoprocessorSimulation in) throws Exception {
    List<RadioEvent> events = new ArrayList<>();
    in.nwp.driver().control().listen(events::add);
    return events;
  }

  private static void refuses(
      Errno errno, String words, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(ErrnoException.class, e -> assertThat(e.errno()).isEqualTo(errno))
        .hasMessageContaining(words);
  }

  @Test
  void a_network_that_was_left_is_not_joined_again() throws Exception {
    CoprocessorSimulation.run(
        in -> {
          List<RadioEvent> events = listen(in);
          in.nwp.join(LONG);
          in.nwp.driver().control().leave();
          in.nwp.inRange(false);
          in.rtos.sleep(LONG);
          in.nwp.inRange(true);
          in.rtos.sleep(LONG);
          assertThat(events)
              .containsExactly(CONNECTED, ACQUIRED, new RadioEvent.Disconnected("as asked"), LOST);
          in.nwp.powerOff();
          in.nwp.powerOn();
          in.rtos.sleep(LONG);
          assertThat(in.nwp.driver().control().settings().acquired()).isFalse();
        });
  }

  @Test
  void after_a_power_cycle_the_last_network_is_joined_without_being_asked() throws Exception {
    CoprocessorSimulation.run(
        in -> {
          in.nwp.join(LONG);
          in.rtos.sleep(MOMENT);
          in.nwp.inRange(false);
          in.nwp.powerOff();
          in.nwp.powerOn();
          List<RadioEvent> events = listen(in);
          in.rtos.sleep(LONG);
          assertThat(events).isEmpty();
          in.nwp.inRange(true);
          in.rtos.sleep(LONG);
          assertThat(events).containsExactly(CONNECTED, ACQUIRED);
        });
  }

  @Test
  void after_a_power_cycle_in_range_it_is_joined_at_once() throws Exception {
    CoprocessorSimulation.run(
        in -> {
          in.nwp.join(LONG);
          in.rtos.sleep(MOMENT);
          in.nwp.powerOff();
          in.nwp.powerOn();
          List<RadioEvent> events = listen(in);
          in.rtos.sleep(LONG);
          assertThat(events).containsExactly(CONNECTED, ACQUIRED);
        });
  }

  @Test
  void of_several_profiles_the_one_of_the_highest_priority_is_joined() throws Exception {
    CoprocessorSimulation.run(
        AIR,
        null,
        in -> {
          CoprocessorWlan wlan = in.nwp.driver().wlan();
          wlan.use(new ConnectionPolicy(false, false, false, false));
          assertThat(wlan.addProfile(new WlanProfile("cafe", "", 1))).isZero();
          assertThat(wlan.addProfile(new WlanProfile("home", "at-home-only", 7))).isEqualTo(1);
          assertThat(wlan.addProfile(new WlanProfile("far", "far-far-away", 3))).isEqualTo(2);
          in.rtos.sleep(LONG);
          assertThat(wlan.status().network()).as("no policy, nothing by itself").isEmpty();
          wlan.use(ConnectionPolicy.DEFAULT);
          in.nwp.join(LONG);
          assertThat(wlan.status().network()).isEqualTo("home");
          assertThat(wlan.profiles())
              .contains(new CoprocessorWlan.Profile(1, "home", true, 7))
              .hasSize(3);
        });
  }

  @Test
  void of_equal_priorities_a_secured_one_comes_first_and_then_the_strongest() throws Exception {
    CoprocessorSimulation.run(
        AIR,
        null,
        in -> {
          CoprocessorWlan wlan = in.nwp.driver().wlan();
          wlan.use(new ConnectionPolicy(true, false, false, false));
          wlan.addProfile(new WlanProfile("cafe", "", 0));
          in.nwp.join(LONG);
          wlan.addProfile(new WlanProfile("far", "far-far-away", 0));
          wlan.addProfile(new WlanProfile("home", "at-home-only", 0));
          assertThat(wlan.status().network()).as("a network that is there stays").isEqualTo("cafe");
          in.nwp.powerOff();
          in.nwp.powerOn();
          in.nwp.join(LONG);
          assertThat(in.nwp.driver().wlan().status().network()).isEqualTo("home");
        });
  }

  @Test
  void fast_is_the_last_one_and_only_then_the_profiles() throws Exception {
    CoprocessorSimulation.run(
        AIR,
        null,
        in -> {
          CoprocessorWlan wlan = in.nwp.driver().wlan();
          wlan.addProfile(new WlanProfile("home", "at-home-only", 7));
          in.nwp.driver().control().join("cafe", "", LONG);
          in.rtos.sleep(Duration.ofSeconds(1));
          in.nwp.powerOff();
          in.nwp.powerOn();
          in.nwp.join(LONG);
          assertThat(in.nwp.driver().wlan().status().network()).isEqualTo("cafe");
          in.nwp.driver().wlan().use(new ConnectionPolicy(true, false, false, false));
          in.nwp.powerOff();
          in.nwp.powerOn();
          in.nwp.join(LONG);
          assertThat(in.nwp.driver().wlan().status().network()).isEqualTo("home");
        });
  }

  @Test
  void a_profile_with_a_wrong_key_gives_way_to_the_next() throws Exception {
    CoprocessorSimulation.run(
        AIR,
        null,
        in -> {
          CoprocessorWlan wlan = in.nwp.driver().wlan();
          wlan.addProfile(new WlanProfile("home", "another-key", 9));
          List<RadioEvent> events = listen(in);
          wlan.addProfile(new WlanProfile("far", "far-far-away", 1));
          in.nwp.join(LONG);
          assertThat(wlan.status().network()).isEqualTo("far");
          assertThat(events)
              .contains(new RadioEvent.Disconnected("the key of 'home' is another one"));
        });
  }

  @Test
  void an_eighth_profile_and_what_is_none_are_refused() throws Exception {
    CoprocessorSimulation.run(
        AIR,
        null,
        in -> {
          CoprocessorWlan wlan = in.nwp.driver().wlan();
          for (int i = 0; i < 7; i++) {
            assertThat(wlan.addProfile(new WlanProfile("net" + i, "", i))).isEqualTo(i);
          }
          refuses(
              Errno.ENOSPC, "all 7 profiles", () -> wlan.addProfile(new WlanProfile("x", "", 0)));
          assertThat(wlan.addProfile(new WlanProfile("net3", "a-key-of-it", 15))).isEqualTo(3);
          wlan.deleteProfile(2);
          assertThat(wlan.addProfile(new WlanProfile("x", "", 0))).isEqualTo(2);
          refuses(Errno.ENOENT, "no profile 7", () -> wlan.deleteProfile(7));
          wlan.deleteProfiles();
          assertThat(wlan.profiles()).isEmpty();
          assertThatThrownBy(() -> new WlanProfile("x", "", 16))
              .isInstanceOf(IllegalArgumentException.class);
          assertThatThrownBy(() -> new WlanProfile("x", "short", 1))
              .hasMessageContaining("8 to 63")
              .hasMessageNotContaining("'short'");
        });
  }

  @Test
  void wifi_direct_and_transceiver_mode_are_refused_by_name() throws Exception {
    CoprocessorSimulation.run(
        in -> {
          CoprocessorWlan wlan = in.nwp.driver().wlan();
          refuses(
              Errno.ENOTSUP, "P2P", () -> wlan.use(new ConnectionPolicy(true, true, true, false)));
          refuses(Errno.ENOTSUP, "P2P", () -> wlan.use(Role.P2P));
          refuses(
              Errno.EAFNOSUPPORT,
              "transceiver mode",
              () -> in.nwp.driver().sockets().socket(17, SocketConstants.SOCK_STREAM, 0));
          assertThat(wlan.policy()).isEqualTo(ConnectionPolicy.DEFAULT);
        });
  }
}
