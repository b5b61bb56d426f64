package org.wwep.emulator.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wwep.emulator.run.RunResult.Verdict;
import org.wwep.emulator.scenario.Rig;
import org.wwep.emulator.timeline.EventLog;

/** What a scenario says of its server is so when it is run. */
class ServerKeysTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "SIM|{name: lamp.example}|{}|Server lamp.example is at 198.51.100.3",
        "SIM|{address: 192.0.2.7}|{}|Server wwep.wa101.cypress.com is at 192.0.2.7",
        "SIM|{address: '2001:db8::7'}|{}|is at 2001:db8:",
        "SIM|{name: lamp.example}|{tls: true}|Server lamp.example is at",
        "SIM|{name: lamp.example, address: 192.0.2.7}|{tls: true, server-address: 192.0.2.7}|192.0.2.7",
        "SIM|{name: lamp.example}|{stack: nwp, tls: true}|Server lamp.example is at",
        "SIM|{port: 1234, tls: {port: 4321}}|{tls: true, port: 4321}|:4321",
        "EMULATED|{name: lamp.example}|{}|Server lamp.example is at 127.0.0.1",
        "EMULATED|{name: lamp.example, address: 127.0.0.9}|{tls: true}|lamp.example is at 127.0.0.9",
        "EMULATED|{port: 1234}|{port: 1234}|Server localhost is at 127.0.0.1",
      })
  void the_device_finds_it(Rig rig, String server, String device, String log) {
    RunResult result = press(rig, server, device, "");
    assertThat(result.verdict()).as(result::failure).isEqualTo(Verdict.PASSED);
    assertThat(EventLog.text(result.timeline())).contains(log);
  }

  private static RunResult press(Rig rig, String server, String device, String before) {
    return ScenarioRunner.run(
        RunRequest.of(
            TestScenarios.scenario(
                "server: %s\ndevices: [%s]\nsteps:\n".formatted(server, device)
                    + TestScenarios.lines(
                        before
                            + "expect-state: {state: Idle, within: 10s}; press: btn1;"
                            + " wait-frame: {reply: A, within: 5s}; expect-register: {value: 0001}")),
            rig,
            1));
  }
}
