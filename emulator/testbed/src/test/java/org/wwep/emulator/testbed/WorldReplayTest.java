package org.wwep.emulator.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wwep.client.ApiStyle;
import org.wwep.device.DeviceConfig;
import org.wwep.device.LinkConfig;
import org.wwep.device.ServerConfig;
import org.wwep.emulator.sim.Schedule;
import org.wwep.emulator.sim.net.LinkProfile;
import org.wwep.emulator.timeline.EventLog;
import org.wwep.hal.emulated.Bounce;
import org.wwep.protocol.server.ServerRules;

/** One seed decides everything. */
class WorldReplayTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final int PRESSES = 4;

  /** Two devices press through every kind of link, on a lossy network. */
  private static String run(long seed, Schedule schedule, @Nullable CourseServer mode)
      throws Exception {
    try (VirtualWorld world =
        new VirtualWorld(seed, schedule, LinkProfile.WIFI.withLoss(0.05).withSegment(300))) {
      world.run(() -> story(world, mode));
      return EventLog.text(world.timeline());
    }
  }

  private static void story(VirtualWorld world, @Nullable CourseServer mode) throws Exception {
    ServerSetup setup = ServerSetup.DEFAULT;
    try (ServerUnderTest server =
        new ServerUnderTest(
            world,
            new ServerSetup(
                setup.port(),
                setup.tlsPort(),
                ServerTls.DEFAULT,
                mode == null ? ServerKind.REGISTER_SERVER : mode,
                ServerRules.DEFAULT.withReasons(true).withReadTimeout(Duration.ofSeconds(2))))) {
      List<DeviceUnderTest> devices = new ArrayList<>();
      for (String name : List.of("dev1", "dev2")) {
        devices.add(new DeviceUnderTest(world, DeviceSetup.of(name, firmware(world, name))));
        devices.getLast().powerOn();
      }
      for (int i = 0; i < PRESSES; i++) {
        for (DeviceUnderTest device : devices) {
          device.press(
              "btn1", Duration.ofMillis(80), Bounce.Profile.TYPICAL.seeded(world.seed() + i));
        }
        world.rtos("finger").sleep(Duration.ofMillis(200));
      }
      for (DeviceUnderTest device : devices) {
        assertThat(device.drain(LONG)).isTrue();
        assertThat(device.summary().acknowledged()).isEqualTo(PRESSES);
        assertThat(server.register(device.id(), 5)).hasValue(0);
        device.close();
      }
    }
  }

  private static DeviceConfig firmware(VirtualWorld world, String name) {
    LinkConfig open = LinkConfig.open(LinkConfig.OPEN_PORT);
    LinkConfig tls =
        LinkConfig.secured(
            LinkConfig.TLS_PORT, world.certificates().client(name, world.serverName()));
    DeviceConfig config =
        DeviceConfig.forServer(
            ServerConfig.named(world.serverName()),
            open,
            tls,
            open.withApi(ApiStyle.PACKET),
            tls.withApi(ApiStyle.PACKET));
    return config.withSettings(s -> s.withRetry(s.retry().withAttempts(20)));
  }

  @Test
  void the_same_seed_gives_the_same_log_byte_for_byte() throws Exception {
    String log = run(1, Schedule.IN_ORDER, null);
    assertThat(run(1, Schedule.IN_ORDER, null)).isEqualTo(log);
    assertThat(log.lines().filter(line -> line.contains(" acknowledged "))).hasSize(2 * PRESSES);
    assertThat(log).contains("Secured by TLS 1.3");
    assertThat(run(2, Schedule.IN_ORDER, null)).isNotEqualTo(log);
  }

  @Test
  void shuffled_tasks_replay_as_well() throws Exception {
    String log = run(1, Schedule.SHUFFLED, null);
    assertThat(run(1, Schedule.SHUFFLED, null)).isEqualTo(log);
    assertThat(run(1, Schedule.IN_ORDER, null)).isNotEqualTo(log);
  }

  @Test
  void a_busy_machine_changes_nothing() throws Exception {
    String log = run(7, Schedule.IN_ORDER, null);
    List<Thread> load = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      load.add(Thread.ofPlatform().daemon().start(WorldReplayTest::spin));
    }
    try {
      List<String> logs =
          IntStream.range(0, 4).parallel().mapToObj(WorldReplayTest::underLoad).toList();
      assertThat(logs).containsOnly(log);
    } finally {
      load.forEach(Thread::interrupt);
    }
  }

  private static String underLoad(int ignored) {
    try {
      return run(7, Schedule.IN_ORDER, null);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void spin() {
    while (!Thread.currentThread().isInterrupted()) {
      Thread.onSpinWait();
    }
  }

  @ParameterizedTest
  @EnumSource(CourseServer.class)
  void the_courses_servers_run_in_virtual_time_too(CourseServer mode) throws Exception {
    assertThat(run(3, Schedule.SHUFFLED, mode)).isEqualTo(run(3, Schedule.SHUFFLED, mode));
  }
}
