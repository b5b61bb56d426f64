package org.wwep.emulator.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wwep.device.machine.State;
import org.wwep.device.trace.TraceEvent;
import org.wwep.emulator.run.RunResult;
import org.wwep.emulator.timeline.Timeline;
import org.wwep.emulator.timeline.TimelineEvent;
import org.wwep.hal.Level;

class VcdTest {
  private static final RunResult RUN = SimulatedRun.failed();

  @TempDir private Path dir = Path.of("");

  private Path written() throws Exception {
    return Files.writeString(dir.resolve("run.vcd"), Vcd.text(RUN, VcdStyle.FULL));
  }

  @Test
  void sigrok_reads_buttons_leds_and_faults() throws Exception {
    assumeTrue(SystemTool.find("sigrok-cli").isPresent(), "needs sigrok-cli");
    String file = written().toString();
    String shown =
        SystemTool.run("sigrok-cli", "-i", file, "-I", "vcd:downsample=1000000", "--show");
    assertThat(shown).contains("btn1_pin", "btn1", "led1", "fault_cable", "fault_no_power");
    String samples =
        SystemTool.run(
            "sigrok-cli", "-i", file, "-I", "vcd:downsample=1000000", "-O", "csv:header=false");
    // Released and dark, then pressed and lit, then the server away; to the end of the run.
    assertThat(samples)
        .containsSubsequence("\n1,0,0,0,1,0\n", "\n0,1,1,0,1,0\n", "\n0,1,0,1,0,1\n");
    assertThat(samples.lines().filter(line -> line.matches("[01,]+")).count())
        .isCloseTo(RUN.took().toMillis(), within(2L));
  }

  @Test
  void gtkwave_reads_everything_states_as_words() throws Exception {
    assumeTrue(SystemTool.find("vcd2fst").isPresent(), "needs vcd2fst (gtkwave)");
    Path fst = dir.resolve("run.fst");
    SystemTool.run("vcd2fst", written().toString(), fst.toString());
    String back = SystemTool.run("fst2vcd", fst.toString());
    assertThat(back)
        .contains(" btn1_pin ", " btn1 ", " led1 ", " state ", " state_code ", " sockets ")
        .containsPattern("\nsAwaitingReply ")
        .containsPattern("\nsSecuring ");
  }

  @Test
  void times_never_go_back_though_edges_are_told_late() {
    Timeline timeline = new Timeline(Instant.EPOCH);
    timeline.add(at(50), "dev1", edge(50, Level.LOW));
    timeline.add(at(20), "dev1", new TimelineEvent.GaugeEvent("sockets", 3));
    timeline.add(at(10), "dev1", edge(10, Level.HIGH));
    timeline.add(at(5), "dev1", edge(5, Level.LOW));
    List<Long> times =
        Vcd.text(SampleRuns.retold(RUN, timeline, "late"), VcdStyle.FULL)
            .lines()
            .filter(line -> line.matches("#\\d+"))
            .map(line -> Long.valueOf(line.substring(1)))
            .toList();
    assertThat(times).startsWith(0L, 5L, 10L, 20L, 50L).isSorted().doesNotHaveDuplicates();
  }

  private static TimelineEvent edge(long at, Level level) {
    return new TimelineEvent.DeviceEvent(new TraceEvent.RawEdge(at(at), "btn1", level));
  }

  private static Instant at(long nanos) {
    return Instant.EPOCH.plus(Duration.ofNanos(nanos));
  }

  @Test
  void names_of_all_kinds_stay_names_and_differ() throws Exception {
    Timeline timeline = new Timeline(Instant.EPOCH);
    for (String name : List.of("a b", "a-b", "$end", "1x", "\u00e9", "")) {
      timeline.add(at(7), "dev $end 1", new TimelineEvent.FaultEvent(name, "", true));
    }
    RunResult run = SampleRuns.retold(RUN, timeline, "$end $dumpvars");
    assertThat(Vcd.text(run, VcdStyle.FULL))
        .contains(" fault_a_b $end", " fault_a_b_2 $end", "$scope module dev__end_1 $end")
        .isASCII();
    if (SystemTool.find("vcd2fst").isPresent()) {
      Path file = Files.writeString(dir.resolve("names.vcd"), Vcd.text(run, VcdStyle.FULL));
      SystemTool.run("vcd2fst", file.toString(), dir.resolve("names.fst").toString());
    }
  }

  @Test
  void the_states_are_the_firmwares() {
    assertThat(VcdVariable.STATES)
        .containsExactlyInAnyOrderElementsOf(
            java.util.stream.Stream.of(State.class.getNestMembers())
                .filter(type -> type.isRecord() && State.class.isAssignableFrom(type))
                .map(Class::getSimpleName)
                .toList());
  }

  @Test
  void the_same_run_gives_the_same_bytes() {
    assertThat(Vcd.text(SimulatedRun.failed(), VcdStyle.FULL))
        .isEqualTo(Vcd.text(RUN, VcdStyle.FULL));
  }
}
