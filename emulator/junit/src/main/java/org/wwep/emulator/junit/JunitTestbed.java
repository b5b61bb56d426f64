package org.wwep.emulator.junit;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.InvocationInterceptor.Invocation;
import org.wwep.device.DeviceConfig;
import org.wwep.device.LinkConfig;
import org.wwep.device.ServerConfig;
import org.wwep.device.trace.TraceEvent.FirmwareFaulted;
import org.wwep.emulator.sim.Schedule;
import org.wwep.emulator.sim.net.LinkProfile;
import org.wwep.emulator.testbed.DeviceSetup;
import org.wwep.emulator.testbed.DeviceUnderTest;
import org.wwep.emulator.testbed.FaultReport;
import org.wwep.emulator.testbed.FirmwareImage;
import org.wwep.emulator.testbed.ServerSetup;
import org.wwep.emulator.testbed.ServerUnderTest;
import org.wwep.emulator.testbed.VirtualWorld;
import org.wwep.emulator.timeline.EventLog;
import org.wwep.emulator.timeline.Timeline;
import org.wwep.emulator.timeline.TimelineEntry;
import org.wwep.emulator.timeline.TimelineEvent;
import org.wwep.hal.BoardConfig;
import org.wwep.hal.ButtonConfig;
import org.wwep.hal.LedConfig;
import org.wwep.hal.Pin;

/** The world of one test; JUnit closes it with the test's store. */
final class JunitTestbed implements AutoCloseable {
  private static final Duration BOOT = Duration.ofSeconds(30);
  private static final int SHOWN = 20;
  private static final BoardConfig BOARD =
      new BoardConfig(
          List.of(
              ButtonConfig.toGround("btn1", BoardConfig.BUTTON_PIN),
              ButtonConfig.toGround("btn2", new Pin(6))),
          List.of(
              LedConfig.toGround("led1", BoardConfig.LED_PIN),
              LedConfig.toGround("led2", new Pin(27))),
          null);

  private final VirtualWorld world;
  private final DeviceUnderTest device;
  private final ServerUnderTest server;
  private final TestBoard board;
  private final WorldClock clock;
  private final boolean survivesFaults;

  private JunitTestbed(
      VirtualWorld world, DeviceUnderTest device, ServerUnderTest server, boolean survivesFaults) {
    this.survivesFaults = survivesFaults;
    this.world = world;
    this.device = device;
    this.server = server;
    this.board = new TestBoard(world, device);
    this.clock = new WorldClock(world);
  }

  /** Makes a world with a server, and a device that has booted. */
  static JunitTestbed make(WwepTest test, FirmwareImage image) {
    Schedule schedule = test.shuffled() ? Schedule.SHUFFLED : Schedule.IN_ORDER;
    VirtualWorld world = new VirtualWorld(test.seed(), schedule, LinkProfile.WIFI);
    Holder holder = new Holder();
    try {
      world.run(
          () -> {
            ServerUnderTest server = new ServerUnderTest(world, ServerSetup.DEFAULT);
            DeviceUnderTest device =
                new DeviceUnderTest(world, setup(config(test, world, server), image));
            holder.world = new JunitTestbed(world, device, server, test.survivesFaults());
            device.powerOn();
            device.drain(BOOT);
          });
    } catch (Exception e) {
      throw new IllegalStateException("the test's world could not be made: " + e, e);
    }
    JunitTestbed whole = holder.world;
    if (whole == null) {
      throw new IllegalStateException("the test's world could not be made");
    }
    return whole;
  }

  /** What the script that makes a world leaves behind. */
  private static final class Holder {
    private @Nullable JunitTestbed world;
  }

  /** Firmware of the user's own may count on two buttons and two LEDs. */
  private static DeviceSetup setup(DeviceConfig config, FirmwareImage image) {
    DeviceSetup one = DeviceSetup.of("device", config).withImage(image);
    return image.isClient() ? one : one.withBoard(BOARD);
  }

  private void checkFaults() {
    for (TimelineEntry entry : world.timeline().entries()) {
      if (!survivesFaults
          && entry.what() instanceof TimelineEvent.DeviceEvent(_, FirmwareFaulted fault)) {
        throw new AssertionError(
            "the firmware ended @ %ss: %s".formatted(EventLog.seconds(entry.at()), fault.line()));
      }
    }
  }

  private static DeviceConfig config(WwepTest test, VirtualWorld world, ServerUnderTest server) {
    LinkConfig link =
        new LinkConfig(
            test.tls() ? server.tlsPort() : server.openPort(),
            test.api(),
            world.layer(test.api(), "device", test.tls(), world.serverName()));
    return DeviceConfig.forServer(ServerConfig.named(world.serverName()), link);
  }

  /** Returns the part of this type. */
  Object get(Class<?> type) {
    return List.<Object>of(board, clock, device, server, world.timeline(), world).stream()
        .filter(type::isInstance)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no parameter of " + type));
  }

  /** Runs the test as a task of the world. */
  void run(Invocation<@Nullable Void> invocation) throws Exception {
    try {
      world.run(
          () -> {
            try {
              invocation.proceed();
              checkFaults();
            } catch (Exception | Error e) {
              throw e;
            } catch (Throwable t) {
              throw new IllegalStateException(t);
            }
          });
      judgeFaults();
    } catch (AssertionError e) {
      throw new AssertionError(e.getMessage() + "\nseed " + world.seed() + ", last:" + last(), e);
    }
  }

  private void judgeFaults() {
    for (FaultReport fault : world.faults().reports()) {
      if (fault.missed()) {
        throw new AssertionError(
            "fault '%s' never hit anything: let something pass that it is for, or put it in place such that it may miss"
                .formatted(fault.name()));
      }
    }
  }

  private String last() {
    Timeline timeline = world.timeline();
    List<TimelineEntry> entries = timeline.entries();
    StringBuilder text = new StringBuilder();
    for (TimelineEntry timelineEntry :
        entries.subList(Math.max(0, entries.size() - SHOWN), entries.size())) {
      text.append("\n  ").append(EventLog.line(timelineEntry).stripTrailing());
    }
    return text.toString();
  }

  @Override
  public void close() {
    try {
      world.run(
          () -> {
            device.close();
            server.close();
          });
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      throw new IllegalStateException("the test's world does not end: " + e, e);
    }
    world.close();
  }
}
