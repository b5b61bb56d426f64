package org.wwep.device.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wwep.device.machine.Effect.LinkEffect;
import org.wwep.device.machine.Effect.SetLed;
import org.wwep.device.machine.Event.ButtonPressed;
import org.wwep.device.machine.State.Idle;
import org.wwep.device.machine.State.Powered;

class ClientMachineTest {
  static List<MachineConfig> configs() {
    return MachineStates.configs();
  }

  @Test
  void the_diagram_in_the_javadoc_is_the_machine() throws IOException {
    String source = Files.readString(Path.of("src/main/java/org/wwep/device/machine/State.java"));
    Matcher line = Pattern.compile("\\* (\\w+) +-&gt; (\\w+) +by (\\w+)").matcher(source);
    Set<String> drawn = new TreeSet<>();
    while (line.find()) {
      drawn.add(line.group(1) + " -> " + line.group(2) + " by " + line.group(3));
    }
    for (String state :
        List.of(
            "Joining",
            "Resolving",
            "Idle",
            "Connecting",
            "Securing",
            "Sending",
            "AwaitingReply",
            "BackingOff")) {
      drawn.add(state + " -> Off by PoweredOff");
    }
    assertThat(new TreeSet<>(MachineStates.edges())).isEqualTo(drawn);
  }

  @Test
  void the_table_for_those_outside_is_the_machine() {
    assertThat(StateTable.edges())
        .isSubsetOf(MachineStates.edges())
        .hasSize(
            (int) MachineStates.edges().stream().filter(e -> !e.endsWith("PoweredOff")).count());
    assertThat(StateTable.allows("Idle", "Off", "PoweredOff")).isTrue();
    assertThat(StateTable.allows("Off", "Off", "PoweredOff")).isFalse();
    assertThat(StateTable.allows("Idle", "Sending", "ButtonPressed")).isFalse();
  }

  @ParameterizedTest
  @MethodSource("configs")
  void every_state_answers_every_event_and_says_why_it_ignores_one(MachineConfig config) {
    ClientMachine machine = new ClientMachine(config);
    MachineStates.walk(
        config,
        (state, event) -> {
          Transition transition = machine.next(state, event);
          if (transition.ignored() != null) {
            assertThat(transition.ignored()).isNotBlank();
            assertThat(transition.state()).isEqualTo(state);
            assertThat(transition.effects()).isEmpty();
          }
        });
  }

  @ParameterizedTest
  @MethodSource("configs")
  void a_state_that_waits_for_the_link_has_asked_for_exactly_one_operation(MachineConfig config) {
    ClientMachine machine = new ClientMachine(config);
    MachineStates.walk(
        config,
        (state, event) -> {
          Transition transition = machine.next(state, event);
          State next = transition.state();
          List<LinkEffect> asked =
              transition.effects().stream()
                  .filter(LinkEffect.class::isInstance)
                  .map(LinkEffect.class::cast)
                  .toList();
          boolean waits = next instanceof Powered && !(next instanceof Idle);
          if (next.generation() == state.generation() || !waits) {
            assertThat(asked).isEmpty();
          } else {
            assertThat(asked).hasSize(1);
            assertThat(asked.getFirst().generation()).isEqualTo(next.generation());
            assertThat(transition.effects().getLast()).isSameAs(asked.getFirst());
          }
        });
  }

  @ParameterizedTest
  @MethodSource("configs")
  void whatever_a_finished_operation_still_reports_changes_nothing(MachineConfig config) {
    ClientMachine machine = new ClientMachine(config);
    MachineStates.walk(
        config,
        (state, _) -> {
          for (Event late : MachineStates.events(state.generation() - 1)) {
            if (late instanceof Event.LinkEvent) {
              assertThat(machine.next(state, late).ignored()).startsWith("late");
            }
          }
        });
  }

  @ParameterizedTest
  @MethodSource("configs")
  void a_press_flips_the_led_at_once_and_is_queued_in_every_powered_state(MachineConfig config) {
    ClientMachine machine = new ClientMachine(config);
    MachineStates.walk(
        config,
        (state, event) -> {
          if (state instanceof Powered powered && event instanceof ButtonPressed) {
            Transition transition = machine.next(state, event);
            BoardState before = powered.board();
            BoardState after = ((Powered) transition.state()).board();
            assertThat(transition.effects().getFirst()).isEqualTo(new SetLed(!before.lit()));
            assertThat(after.queue().toList()).hasSize(before.queue().size() + 1);
            assertThat(after.queue().toList().getLast().lit()).isEqualTo(!before.lit());
            assertThat(after.queue().toList().subList(0, before.queue().size()))
                .isEqualTo(before.queue().toList());
          }
        });
  }

  @ParameterizedTest
  @MethodSource("configs")
  void a_press_leaves_the_queue_only_acknowledged_or_given_up_by_name(MachineConfig config) {
    ClientMachine machine = new ClientMachine(config);
    MachineStates.walk(
        config,
        (state, event) -> {
          Transition transition = machine.next(state, event);
          if (state instanceof Powered from
              && transition.state() instanceof Powered to
              && to.board().queue().size() < from.board().queue().size()) {
            Press head = from.board().queue().head();
            assertThat(to.board().queue()).isEqualTo(from.board().queue().tail());
            assertThat(transition.effects())
                .anyMatch(
                    effect ->
                        (effect instanceof Effect.ReportAcknowledged done
                                && done.frame().equals(config.frame(head)))
                            || (effect instanceof Effect.ReportGivenUp lost
                                && config.frame(head).equals(lost.frame())));
          }
        });
  }
}
