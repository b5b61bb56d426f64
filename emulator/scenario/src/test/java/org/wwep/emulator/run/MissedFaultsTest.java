package org.wwep.emulator.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.wwep.emulator.fault.FaultFormat;
import org.wwep.emulator.report.HtmlPage;
import org.wwep.emulator.report.JunitXml;
import org.wwep.emulator.report.Transcript;
import org.wwep.emulator.run.RunResult.Verdict;
import org.wwep.emulator.scenario.Rig;
import org.wwep.emulator.timeline.EventLog;

/** A run whose faults hit nothing does not pass, on any rig; one whose faults hit says how much. */
class MissedFaultsTest {
  private static final String AT_REST = "expect-state: {state: Idle, within: 10s}; ";

  static Stream<String> types() {
    return FaultFormat.types().stream();
  }

  private static String attributes(String type) {
    return switch (type) {
      case "slicer" -> "{average_size: 4}";
      case "packet_loss" -> "{probability: 0.5}";
      case "frame" -> "{op: cut, after: 5}";
      case "dns" -> "{kind: nxdomain}";
      case "tls" -> "{kind: expired}";
      case "gpio" -> "{kind: busy}";
      default -> "{}";
    };
  }

  @ParameterizedTest
  @MethodSource("types")
  void a_device_at_rest_is_hit_by_no_fault(String type) {
    String fault = "fault: {name: f, type: %s, attributes: %s}".formatted(type, attributes(type));
    RunResult result = run(AT_REST + fault + "; delay: 100ms", Rig.SIM);
    assertThat(result.verdict()).isEqualTo(Verdict.MISSED);
    assertThat(result.failure())
        .startsWith("t.yaml:4 step 2 \"fault\" @ ")
        .contains("fault 'f' never hit anything")
        .contains("'may-miss: true'");
    String mayMiss = fault.replace("type:", "may-miss: true, type:");
    assertThat(run(AT_REST + mayMiss + "; delay: 100ms", Rig.SIM).verdict())
        .isEqualTo(Verdict.PASSED);
  }

  @ParameterizedTest
  @EnumSource(
      value = Rig.class,
      names = {"SIM", "EMULATED"})
  void a_reset_without_traffic_fails_on_every_rig(Rig rig) {
    RunResult result = run(AT_REST + "fault: {type: reset_peer}; delay: 50ms", rig);
    assertThat(result.verdict()).isEqualTo(Verdict.MISSED);
    assertThat(result.failure()).contains("fault 'reset_peer_downstream' never hit anything");
    assertThat(EventLog.text(result.timeline()))
        .contains(" all fault reset_peer_downstream hit nothing\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "type: latency, attributes: {latency: 20}|press: btn1; delay: 200ms|1 connection, 11 bytes",
        "type: latency, stream: upstream, attributes: {latency: 20}"
            + "|press: btn1; delay: 200ms|1 connection, 11 bytes",
        "type: gpio, attributes: {kind: busy}|press: btn1; delay: 200ms|2 edges",
        "type: wifi|press: btn1; delay: 100ms|",
        "type: dns, attributes: {kind: slow, delay: 30}|reboot: device; delay: 700ms|1 look-up",
        "type: dns, attributes: {kind: flip, address: 127.0.0.1}"
            + "|reboot: device; delay: 700ms|1 look-up",
      })
  void what_is_hit_is_counted_in_the_timeline_on_every_rig(String fault, String then, String hits) {
    for (Rig rig : List.of(Rig.SIM, Rig.EMULATED)) {
      RunResult result = run(AT_REST + "fault: {name: f, " + fault + "}; " + then, rig);
      assertThat(result.verdict()).as(result.failure()).isEqualTo(Verdict.PASSED);
      assertThat(EventLog.text(result.timeline()))
          .as(rig.toString())
          .contains(" all fault f hit " + (hits == null ? "" : hits + "\n"));
    }
  }

  @Test
  void packets_handshakes_and_joins_are_counted_in_virtual_time() {
    assertThat(hits("{api: packet}", "type: pool", "press: btn1; delay: 1s")).contains("packet");
    assertThat(
            hits(
                "{tls: true}",
                "type: tls, attributes: {kind: expired}",
                "press: btn1; wait-serial: TlsRejected"))
        .isEqualTo("1 handshake");
    assertThat(hits("{stack: nwp}", "type: wifi", "delay: 3s")).isEqualTo("1 Wi-Fi join");
    assertThat(hits("{}", "type: wifi", "reboot: device; delay: 3s")).contains("Wi-Fi join");
  }

  private static String hits(String device, String fault, String then) {
    RunResult result =
        TestScenarios.run(
            "devices: [%s]\nsteps:\n".formatted(device)
                + TestScenarios.lines(AT_REST + "fault: {" + fault + "}; " + then));
    assertThat(result.verdict()).as(result.failure()).isEqualTo(Verdict.PASSED);
    return result.faults().getFirst().hits().toString();
  }

  @Test
  void each_fault_is_judged_by_itself_and_one_that_begins_anew_goes_on() {
    String late = "fault: {name: f, type: latency, attributes: {latency: 20}}; ";
    assertThat(
            run(AT_REST + late + "press: btn1; delay: 1s; " + late + "delay: 1s", Rig.SIM).faults())
        .hasSize(1);
    RunResult again =
        run(
            AT_REST + late + "press: btn1; delay: 1s; clear-fault: f; " + late + "delay: 1s",
            Rig.SIM);
    assertThat(again.verdict()).isEqualTo(Verdict.MISSED);
    assertThat(again.failure()).startsWith("t.yaml:8 step 6 ");
    assertThat(again.faults())
        .extracting(fault -> fault.hits().isNothing())
        .containsExactly(false, true);
  }

  @Test
  void a_step_that_fails_is_told_in_place_of_a_fault_that_missed() {
    RunResult result =
        run(AT_REST + "fault: {type: reset_peer}; expect-register: {value: 0001}", Rig.SIM);
    assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(result.faults()).hasSize(1);
  }

  @Test
  void the_reports_have_the_counts() {
    RunResult missed = run(AT_REST + "fault: {name: f, type: reset_peer}; delay: 1s", Rig.SIM);
    assertThat(JunitXml.text(List.of(missed)))
        .contains("<property name=\"fault f\" value=\"hit nothing\"/>")
        .contains("<failure message=\"t.yaml:4")
        .contains("type=\"MISSED\"");
    assertThat(new Transcript(false).text(missed))
        .contains("fault f hit nothing", "MISSED in 1.", "never hit anything");
    assertThat(HtmlPage.text(missed)).contains("\"faults\":[\"f hit nothing\"]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "GPIO_SIM|fault: {type: gpio, attributes: {kind: busy}}|sim and emulated",
        "EMULATED|fault: {type: dns, attributes: {kind: nxdomain}}|let a 'reboot' follow",
        "EMULATED|fault: {type: tls, device: device, attributes: {kind: expired}}|for all",
      })
  void what_the_rig_cannot_do_is_refused_before_the_run(Rig rig, String step, String why) {
    RunResult result = run(AT_REST + step, rig);
    assertThat(result.verdict()).isEqualTo(Verdict.BROKEN);
    assertThat(result.failure()).contains("line 4: not on the rig " + rig + ": fault '", why);
    assertThat(result.steps()).isEmpty();
    assertThat(result.timeline().size()).isZero();
  }

  private static RunResult run(String steps, Rig rig) {
    return ScenarioRunner.run(
        RunRequest.of(TestScenarios.scenario("steps:\n" + TestScenarios.lines(steps)), rig, 1));
  }
}
