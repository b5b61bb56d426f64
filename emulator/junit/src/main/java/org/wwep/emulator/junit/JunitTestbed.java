package org.wwep.emulator.junit;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.InvocationInterceptor.Invocation;
import org.wwep.device.trace.TraceEvent.FirmwareFaulted;
import org.wwep.emulator.rig.GpioSimHarnessFactory;
import org.wwep.emulator.rig.LoopbackHarnessFactory;
import org.wwep.emulator.sim.Schedule;
import org.wwep.emulator.sim.net.LinkProfile;
import org.wwep.emulator.testbed.DeviceUnderTest;
import org.wwep.emulator.testbed.FaultReport;
import org.wwep.emulator.testbed.HarnessFactory;
import org.wwep.emulator.testbed.RealTimeWorld;
import org.wwep.emulator.testbed.ServerSetup;
import org.wwep.emulator.testbed.ServerUnderTest;
import org.wwep.emulator.testbed.VirtualWorld;
import org.wwep.emulator.testbed.World;
import org.wwep.emulator.timeline.EventLog;
import org.wwep.emulator.timeline.Timeline;
import org.wwep.emulator.timeline.TimelineEntry;
import org.wwep.emulator.timeline.TimelineEvent;

/** The world of one test; JUnit closes it with the test's store. */
final class JunitTestbed implements AutoCloseable {
  private static final Duration BOOT = Duration.ofSeconds(30);
  private static final int SHOWN = 20;
  private final World world;
  private final DeviceUnderTest device;
  private final ServerUnderTest server;
  private final TestBoard board;
  private final WorldClock clock;
  private final boolean survivesFaults;

  private JunitTestbed(
      World world, DeviceUnderTest device, ServerUnderTest server, boolean survivesFaults) {
    this.survivesFaults = survivesFaults;
    this.world = world;
    this.device = device;
    this.server = server;
    this.board = new TestBoard(world, device);
    this.clock = new WorldClock(world);
  }

  /** Makes a world with a server, and a device that has booted. */
  static JunitTestbed make(WwepTest test, TestDevice device) {
    World world = world(test);
    Holder holder = new Holder();
    boolean complete = false;
    try {
      world.run(
          () -> {
            device.serverNames().forEach(world::alias);
            holder.server =
                new ServerUnderTest(
                    world,
                    world.hasFixedPorts()
                        ? ServerSetup.DEFAULT
                        : ServerSetup.DEFAULT.withPorts(0, device.secured() ? 0 : -1));
            holder.device = new DeviceUnderTest(world, device.setup(world, holder.server));
            holder.device.powerOn();
            if (test.rig() != TestRig.EXTERNAL) {
              holder.device.drain(BOOT);
            }
          });
      JunitTestbed whole =
          new JunitTestbed(
              world,
              Objects.requireNonNull(holder.device),
              Objects.requireNonNull(holder.server),
              test.survivesFaults());
      // A board that does not come up is of no use to any test.
      whole.checkFaults();
      complete = true;
      return whole;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (Exception e) {
      throw new IllegalStateException("the test's world could not be made: " + e.getMessage(), e);
    } finally {
      if (!complete) {
        holder.close(world);
      }
    }
  }

  private static World world(WwepTest test) {
    String chip = test.chip().isEmpty() ? null : test.chip();
    return switch (test.rig()) {
      case SIM ->
          new VirtualWorld(
              test.seed(),
              test.shuffled() ? Schedule.SHUFFLED : Schedule.IN_ORDER,
              LinkProfile.WIFI);
      case EMULATED, EXTERNAL -> new RealTimeWorld(test.seed(), _ -> HarnessFactory.emulated());
      case GPIO_SIM -> new RealTimeWorld(test.seed(), GpioSimHarnessFactory.on(chip));
      case LOOPBACK ->
          new RealTimeWorld(
              test.seed(),
              LoopbackHarnessFactory.on(
                  LoopbackHarnessFactory.PRESSES, LoopbackHarnessFactory.LOOKS, chip));
    };
  }

  /** What the script that makes a world leaves behind. */
  private static final class Holder {
    private @Nullable DeviceUnderTest device;
    private @Nullable ServerUnderTest server;

    void close(World world) {
      if (device != null) {
        device.close();
      }
      if (server != null) {
        server.close();
      }
      world.close();
    }
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

  /** Returns the part of this type. */
  Object get(Class<?> type) {
    return List.<Object>of(board, clock, device, server, world.timeline(), world).stream()
        .filter(type::isInstance)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "a VirtualWorld is for the rig SIM: on others take a World"));
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
