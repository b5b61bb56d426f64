package org.wwep.emulator.web.board;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.wwep.emulator.run.LiveRun;
import org.wwep.emulator.run.Testbed;
import org.wwep.emulator.scenario.BounceSpec;
import org.wwep.emulator.testbed.DeviceUnderTest;
import org.wwep.emulator.testbed.ServerUnderTest;
import org.wwep.hal.Edge;
import org.wwep.hal.Level;
import org.wwep.hal.emulated.BouncePattern;

/**
 * What an order does in a run.
 *
 * <p>Owned by the thread that has the run.
 */
final class RunActions {
  private final LiveRun run;

  RunActions(LiveRun run) {
    this.run = run;
  }

  /**
   * Returns whether an order changes anything as things are.
   *
   * @throws IllegalArgumentException if it is about what is not there
   */
  boolean changes(BoardOrder order) {
    return switch (order) {
      case BoardOrder.Contact contact ->
          device(contact.device()).board().button(contact.part()).pressed() != contact.down();
      case BoardOrder.Power power ->
          (power.device().equals(ServerUnderTest.NAME)
                  ? testbed().server().powered()
                  : device(power.device()).powered())
              != power.on();
      case BoardOrder.Fault fault -> {
        var _ = BoardFault.of(fault.name());
        yield true;
      }
      case BoardOrder.Type typed -> device(typed.device()).powered();
      case BoardOrder.Speed _, BoardOrder.Time _ -> false;
    };
  }

  /** Follows an order, and returns how long its contact bounces. */
  long follow(BoardOrder order) throws InterruptedException {
    if (order instanceof BoardOrder.Contact contact) {
      return follow(contact);
    }
    run.act(() -> act(order));
    return 0;
  }

  private long follow(BoardOrder.Contact contact) throws InterruptedException {
    DeviceUnderTest device = device(contact.device());
    BouncePattern bounce = run.nextBounce(new BounceSpec.ByProfile(contact.bounce()));
    Level pressed = device.board().button(contact.part()).activeLevel();
    Instant now = run.world().now();
    List<Edge> burst = contact.down() ? bounce.down(now, pressed) : bounce.up(now, pressed);
    run.act(
        () -> {
          if (contact.down()) {
            device.pressDown(contact.part(), bounce);
          } else {
            device.release(contact.part(), bounce);
          }
        });
    return Duration.between(now, burst.getLast().at()).toNanos();
  }

  private Testbed testbed() {
    return run.testbed()
        .orElseThrow(() -> new IllegalArgumentException("there is no board yet: wait a moment"));
  }

  private DeviceUnderTest device(String name) {
    return testbed().device(name);
  }

  private void act(BoardOrder order) throws Exception {
    switch (order) {
      case BoardOrder.Type typed ->
          device(typed.device()).type((typed.text() + "\n").getBytes(UTF_8));
      case BoardOrder.Power power -> power(power);
      case BoardOrder.Fault fault -> {
        if (fault.on()) {
          run.world().faults().inject(BoardFault.of(fault.name()).spec(), null, true);
        } else {
          int _ = run.world().faults().clear(fault.name(), null);
        }
      }
      case BoardOrder.Contact _, BoardOrder.Speed _, BoardOrder.Time _ -> {}
    }
  }

  private void power(BoardOrder.Power power) throws Exception {
    if (power.device().equals(ServerUnderTest.NAME)) {
      ServerUnderTest server = testbed().server();
      if (power.on()) {
        server.powerOn();
      } else {
        server.powerOff();
      }
    } else if (power.on()) {
      device(power.device()).powerOn();
    } else {
      device(power.device()).powerOff();
    }
  }
}
