package org.wwep.emulator.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wwep.client.ApiStyle;
import org.wwep.device.DeviceConfig;
import org.wwep.device.DeviceSummary;
import org.wwep.device.LinkConfig;
import org.wwep.device.ServerConfig;
import org.wwep.emulator.fault.FaultFormat;
import org.wwep.emulator.sim.Schedule;
import org.wwep.emulator.sim.net.LinkProfile;
import org.wwep.emulator.timeline.EventLog;
import org.wwep.hal.HalException;
import org.wwep.hal.emulated.Bounce;

/** What a device under each fault tells, and that it comes through once the fault is gone. */
class FaultsInVirtualTimeTest {
  private static final Duration LONG = Duration.ofMinutes(5);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "latency latency=600 jitter=0|open|ReplyTimeout",
        "slicer average_size=4 size_variation=0 delay=200000 stream=upstream|open|Refused",
        "timeout timeout=0|open|PeerClosed",
        "timeout timeout=100|open|PeerClosed",
        "reset_peer timeout=0|open|PeerReset",
        "limit_data bytes=4|open|PeerClosed",
        "frame op=cut after=5|open|PeerClosed",
        "frame op=reset after=5|open|PeerReset",
        "frame op=corrupt after=0|open|MalformedReply",
        "frame op=corrupt after=7|open|WrongEcho",
        "frame op=split after=5 delay=600|open|ReplyTimeout",
        "frame op=cut after=5 stream=upstream|open|Refused",
        "packet_loss probability=1 rto=200|open|ReplyTimeout",
        "bandwidth rate=0|open|ReplyTimeout",
        "wifi kind=drop|open|ConnectFailed",
        "pool kind=exhausted|packet|NoSocket",
        "tls kind=expired|tls|TlsRejected",
        "tls kind=wrong-name|tls|TlsRejected",
        "tls kind=unknown-ca|tls|TlsRejected",
        "tls kind=self-signed|tls|TlsRejected",
        "tls kind=downgrade|tls|TlsRejected",
        "tls kind=stall|tls|TlsRejected",
      })
  void a_fault_is_told_by_its_kind_and_the_press_goes_through_once_it_is_gone(
      String fault, String link, String kind) throws Exception {
    try (VirtualWorld world = new VirtualWorld(1, Schedule.IN_ORDER, LinkProfile.WIFI)) {
      world.run(() -> pressUnderFault(world, fault, link));
      String log = EventLog.text(world.timeline());
      assertThat(log).as(log).contains("Error=" + kind + " Message=W");
      assertThat(log).contains(" fault ").contains(" off\n");
      assertThat(world.faults().reports()).singleElement().matches(report -> !report.missed());
    }
  }

  private static void pressUnderFault(VirtualWorld world, String fault, String link)
      throws Exception {
    try (ServerUnderTest server = new ServerUnderTest(world, ServerSetup.DEFAULT);
        DeviceUnderTest device = device(world, link)) {
      device.powerOn();
      assertThat(device.drain(LONG)).isTrue();
      world.faults().inject(FaultFormat.line(fault), null);
      device.press("btn1", Duration.ofMillis(100), Bounce.none());
      world.rtos("script").sleep(Duration.ofSeconds(14));
      world.faults().clear(null, null);
      assertThat(device.drain(LONG)).isTrue();
      DeviceSummary summary = device.summary();
      assertThat(summary.acknowledged()).isEqualTo(1);
      assertThat(server.register(device.id(), 5)).hasValue(1);
      assertThat(device.pools().transmitted().inUse()).isZero();
      assertThat(device.pools().received().inUse()).isZero();
      assertThat(device.host().openSockets()).isZero();
    }
  }

  private static DeviceUnderTest device(VirtualWorld world, String link) throws HalException {
    LinkConfig open = LinkConfig.open(LinkConfig.OPEN_PORT);
    LinkConfig chosen =
        switch (link) {
          case "tls" ->
              LinkConfig.secured(
                  LinkConfig.TLS_PORT, world.certificates().client("dev1", world.serverName()));
          case "packet" -> open.withApi(ApiStyle.PACKET);
          default -> open;
        };
    DeviceConfig config = DeviceConfig.forServer(ServerConfig.named(world.serverName()), chosen);
    return new DeviceUnderTest(
        world,
        DeviceSetup.of("dev1", config.withSettings(s -> s.withRetry(s.retry().withAttempts(100)))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nxdomain|no such name",
        "servfail|name server failed",
        "timeout|no answer about",
        "slow delay=11s|no answer about",
      })
  void a_name_that_cannot_be_resolved_is_told_and_asked_for_again(String kind, String words)
      throws Exception {
    try (VirtualWorld world = new VirtualWorld(1, Schedule.IN_ORDER, LinkProfile.WIFI)) {
      world.run(
          () -> {
            try (ServerUnderTest server = new ServerUnderTest(world, ServerSetup.DEFAULT);
                DeviceUnderTest device = device(world, "open")) {
              world.faults().inject(FaultFormat.line("dns kind=" + kind), "dev1");
              device.powerOn();
              device.press("btn1", Duration.ofMillis(100), Bounce.none());
              world.rtos("script").sleep(Duration.ofSeconds(15));
              world.faults().clear(null, null);
              assertThat(device.drain(LONG)).isTrue();
              assertThat(server.register(device.id(), 5)).hasValue(1);
            }
          });
      assertThat(EventLog.text(world.timeline())).contains("Error=NameNotResolved").contains(words);
    }
  }

  @Test
  void gpio_that_is_gone_hides_presses_and_is_told_when_the_led_is_set() throws Exception {
    try (VirtualWorld world = new VirtualWorld(1, Schedule.IN_ORDER, LinkProfile.WIFI)) {
      world.run(
          () -> {
            try (ServerUnderTest _ = new ServerUnderTest(world, ServerSetup.DEFAULT);
                DeviceUnderTest device = device(world, "open")) {
              device.powerOn();
              assertThat(device.drain(LONG)).isTrue();
              world.faults().inject(FaultFormat.line("gpio kind=denied"), "dev1");
              device.press("btn1", Duration.ofMillis(100), Bounce.none());
              world.rtos("script").sleep(Duration.ofSeconds(1));
              assertThat(device.summary().presses()).isZero();
              device.powerOff();
              device.powerOn();
              world.rtos("script").sleep(Duration.ofSeconds(1));
            }
          });
      assertThat(EventLog.text(world.timeline()))
          .contains("Error=BoardTrouble Part=led1")
          .contains("no permission");
    }
  }

  @Test
  void a_fault_leaves_what_another_draws_as_it_was() throws Exception {
    List<String> jitter = delays(List.of("latency latency=50 jitter=40"));
    assertThat(delays(List.of("slow_close delay=1", "latency latency=50 jitter=40")))
        .isEqualTo(jitter);
  }

  private static List<String> delays(List<String> faults) throws Exception {
    try (VirtualWorld world =
        new VirtualWorld(
            5,
            Schedule.IN_ORDER,
            LinkProfile.WIFI.withLatency(Duration.ofMillis(1), Duration.ZERO))) {
      world.run(
          () -> {
            try (ServerUnderTest _ = new ServerUnderTest(world, ServerSetup.DEFAULT);
                DeviceUnderTest device = device(world, "open")) {
              faults.forEach(fault -> world.faults().inject(FaultFormat.line(fault), null));
              device.powerOn();
              for (int i = 0; i < 5; i++) {
                device.press("btn1", Duration.ofMillis(100), Bounce.none());
                world.rtos("script").sleep(Duration.ofSeconds(1));
              }
            }
          });
      return EventLog.text(world.timeline())
          .lines()
          .filter(line -> line.contains("Server Response="))
          .toList();
    }
  }
}
