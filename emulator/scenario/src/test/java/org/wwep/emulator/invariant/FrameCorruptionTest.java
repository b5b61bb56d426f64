package org.wwep.emulator.invariant;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.wwep.device.ClientDevice;
import org.wwep.device.machine.ClientMachine;
import org.wwep.device.machine.Event;
import org.wwep.device.machine.Failure;
import org.wwep.device.machine.Machine;
import org.wwep.device.machine.MachineConfig;
import org.wwep.device.trace.TraceEvent;
import org.wwep.emulator.explore.CaseText;
import org.wwep.emulator.explore.Explorer;
import org.wwep.emulator.explore.SeedRun;
import org.wwep.emulator.run.TestScenarios;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.emulator.sim.Schedule;
import org.wwep.emulator.testbed.ClientImage;
import org.wwep.emulator.testbed.FirmwareImage;
import org.wwep.emulator.timeline.Timeline;
import org.wwep.emulator.timeline.TimelineEntry;
import org.wwep.emulator.timeline.TimelineEvent;

/** Frames of which the network flips a bit, and whom the invariants blame for what comes of it. */
class FrameCorruptionTest {
  private static final int SEEDS = 300;

  private static final Scenario SCENARIO =
      TestScenarios.scenario(
          "flips.yaml",
          """
          version: 1
          devices:
          - {id: lamp, device-id: 00A4, attempts: 50}
          - {id: hall, device-id: 00A5, attempts: 50}
          chaos: {presses: 1..3, over: 8s, faults: [frame]}
          """
              .getBytes(UTF_8));

  private static final String PRESS = "@%s+30ms press btn1 of %s bounce 1/1ms/1";

  /** Takes any acknowledgement for its own. */
  private static final ClientImage CARELESS =
      (board, rtos, net, config, trace, pools) -> {
        Function<MachineConfig, Machine> machine =
            settings -> {
              ClientMachine right = new ClientMachine(settings);
              return (state, event) -> right.next(state, believed(event));
            };
        return new ClientDevice(board, rtos, net, config, trace, pools, machine);
      };

  private static Event believed(Event event) {
    return event instanceof Event.LinkFailed(var at, int generation, Failure failure)
            && failure.kind() == Failure.Kind.WRONG_ECHO
        ? new Event.Acknowledged(at, generation)
        : event;
  }

  private static SeedRun run(ClientImage image, long seed, String... plan) throws Exception {
    return new Explorer(SCENARIO, image, Schedule.SHUFFLED)
        .run(CaseText.read("seed " + seed + "; " + String.join("; ", plan), SCENARIO));
  }

  private static String flip(String name, String stream, int after) {
    return "%s@900ms+1s fault frame op=corrupt after=%d stream=%s".formatted(name, after, stream);
  }

  private static String press(String id, String at, String device) {
    return id + PRESS.formatted(at, device);
  }

  /** Returns whether a device had an acknowledgement for its own that the server never gave. */
  private static boolean isFeigned(Timeline timeline) {
    Set<String> given = new HashSet<>();
    boolean feigned = false;
    for (TimelineEntry entry : timeline.entries()) {
      switch (entry.what()) {
        case TimelineEvent.ServerEvent(var transaction) -> given.add(transaction.reply().frame());
        case TimelineEvent.DeviceEvent(_, TraceEvent.PressAcknowledged acknowledged) ->
            feigned |= !given.contains("A" + acknowledged.frame().frame().substring(1));
        default -> {
          // Says nothing of replies.
        }
      }
    }
    return feigned;
  }

  @Test
  void a_reply_that_is_changed_back_into_the_expected_one_is_nobodys_fault() throws Exception {
    String[] plan = {
      press("p1", "200ms", "hall"),
      press("p2", "1s", "lamp"),
      flip("f1", "upstream", 10),
      flip("f2", "downstream", 10)
    };
    int feigned = 0;
    for (long seed = 1; seed <= SEEDS; seed++) {
      SeedRun run = run(FirmwareImage.CLIENT, seed, plan);
      assertThat(run.violation()).as("seed %d", seed).isNull();
      feigned += isFeigned(run.timeline()) ? 1 : 0;
    }
    assertThat(feigned).isPositive();
  }

  @Test
  void a_register_that_a_neighbours_frame_wrote_is_nobodys_fault() throws Exception {
    // One bit is between the two IDs.
    String[] plan = {
      press("p1", "200ms", "hall"),
      press("p2", "200ms", "lamp"),
      press("p3", "1s", "lamp"),
      flip("f1", "upstream", 4)
    };
    int hits = 0;
    for (long seed = 1; seed <= SEEDS; seed++) {
      SeedRun run = run(FirmwareImage.CLIENT, seed, plan);
      assertThat(run.violation()).as("seed %d", seed).isNull();
      hits += isWritten(run.timeline(), "W00A5050000") ? 1 : 0;
    }
    assertThat(hits).isPositive();
  }

  private static boolean isWritten(Timeline timeline, String frame) {
    return timeline.entries().stream()
        .anyMatch(
            entry ->
                entry.what() instanceof TimelineEvent.ServerEvent(var transaction)
                    && transaction.received().equals(frame));
  }

  @Test
  void firmware_that_does_not_look_at_the_reply_is_still_found_out() throws Exception {
    String press = press("p1", "1s", "lamp");
    String up = flip("f1", "upstream", 10);
    assertThat(found(press, up))
        .isNotNull()
        .matches(one -> one.rule() == Violation.Rule.REGISTER)
        .matches(
            one -> one.detail().startsWith("expected the register of lamp to be 1 as its LED"));
    // Even if the reply is changed as well, and into a third one.
    assertThat(found(press, up, flip("f2", "downstream", 9))).isNotNull();
  }

  private static @Nullable Violation found(String... plan) throws Exception {
    for (long seed = 1; seed <= SEEDS; seed++) {
      Violation violation = run(CARELESS, seed, plan).violation();
      if (violation != null) {
        return violation;
      }
    }
    return null;
  }
}
