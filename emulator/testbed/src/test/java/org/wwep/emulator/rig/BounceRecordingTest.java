package org.wwep.emulator.rig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wwep.emulator.sim.Schedule;
import org.wwep.emulator.sim.Seed;
import org.wwep.emulator.sim.SimRtos;
import org.wwep.emulator.sim.Simulation;
import org.wwep.hal.BoardConfig;
import org.wwep.hal.Edge;
import org.wwep.hal.Level;
import org.wwep.hal.emulated.Bounce;
import org.wwep.hal.emulated.EmulatedBoard;
import org.wwep.hal.emulated.EmulatedButton;

/** What is recorded from a contact is what the contact did, and what is played is that again. */
class BounceRecordingTest {
  @TempDir Path dir = Path.of("");

  private static List<RecordedBounce> record(int count, List<Edge> played) throws Exception {
    List<RecordedBounce> recorded = new ArrayList<>();
    try (Simulation world = new Simulation(new Seed(1), Schedule.IN_ORDER)) {
      SimRtos rtos = world.rtos("test");
      EmulatedBoard board = new EmulatedBoard(BoardConfig.defaults(), world::now);
      EmulatedButton button = board.button("btn1");
      world.run(
          () -> {
            BounceRecorder recorder = new BounceRecorder(rtos, button, news -> {});
            for (Edge edge : played) {
              world.after(Duration.between(world.now(), edge.at()), () -> button.play(edge));
            }
            recorded.addAll(recorder.record(count, Duration.ofSeconds(5)));
          });
    }
    return recorded;
  }

  private static List<Edge> worn(int presses) {
    List<Edge> edges = new ArrayList<>();
    Instant at = Simulation.BEGINNING.plusMillis(500);
    for (int i = 0; i < presses; i++) {
      edges.addAll(Bounce.Profile.WORN.seeded(i).press(at, Duration.ofMillis(200), Level.LOW));
      at = at.plusMillis(400);
    }
    return edges;
  }

  @Test
  void a_recording_played_again_gives_the_same_edges() throws Exception {
    List<Edge> contact = worn(3);
    BounceRecording recording = new BounceRecording(record(3, contact));
    List<Edge> again = new ArrayList<>();
    Instant at = Simulation.BEGINNING.plusMillis(500);
    for (int i = 0; i < 3; i++) {
      again.addAll(recording.press(i).press(at, Duration.ofMillis(200), Level.LOW));
      at = at.plusMillis(400);
    }
    assertThat(again).isEqualTo(contact);
    assertThat(recording.press(3)).isEqualTo(recording.press(0));
  }

  @Test
  void a_file_keeps_all_of_it() throws Exception {
    BounceRecording recording = new BounceRecording(record(2, worn(2)));
    Path file = dir.resolve("button.bounce");
    Files.writeString(file, recording.text("two presses"));
    assertThat(BounceRecording.read(file)).isEqualTo(recording);
  }

  @Test
  void a_glitch_is_no_press_and_nothing_is_waited_for_for_ever() throws Exception {
    Instant at = Simulation.BEGINNING.plusMillis(500);
    List<Edge> glitch =
        List.of(new Edge(at, Level.LOW), new Edge(at.plusNanos(20_000), Level.HIGH));
    assertThat(record(1, glitch)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "bounce",
        "wwep-bounce 1\n",
        "wwep-bounce 1\ndown=0 up=",
        "wwep-bounce 1\ndown=0,1 up=0",
        "wwep-bounce 1\ndown=5 up=0",
        "wwep-bounce 1\ndown=0,9,3 up=0",
        "wwep-bounce 1\ndown=99999999999999999999 up=0",
        "wwep-bounce 1\npress",
      })
  void a_file_that_is_no_recording_is_told_with_its_line(String text) throws Exception {
    Path file = dir.resolve("wrong.bounce");
    Files.writeString(file, text);
    assertThatThrownBy(() -> BounceRecording.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .startsWith(file + ":")
        .doesNotContain("\n");
  }

  @Test
  void a_missing_file_says_how_to_make_one() {
    assertThatThrownBy(() -> BounceRecording.read(dir.resolve("none")))
        .hasMessageContaining("record the presses of a button first");
  }

  @Test
  void a_press_that_opens_before_the_contact_has_settled_still_ends_open() throws Exception {
    RecordedBounce press = record(1, worn(1)).getFirst();
    for (long nanos = 1; nanos < 9_000_000; nanos += 300_000) {
      List<Edge> edges = press.press(Simulation.BEGINNING, Duration.ofNanos(nanos), Level.LOW);
      assertThat(edges.getLast().level()).isEqualTo(Level.HIGH);
      for (int i = 1; i < edges.size(); i++) {
        assertThat(edges.get(i).level()).isNotEqualTo(edges.get(i - 1).level());
        assertThat(edges.get(i).at()).isAfter(edges.get(i - 1).at());
      }
    }
  }
}
