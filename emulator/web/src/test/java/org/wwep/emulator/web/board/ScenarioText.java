package org.wwep.emulator.web.board;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.wwep.emulator.fault.FaultFormat;
import org.wwep.emulator.run.RunRequest;
import org.wwep.emulator.scenario.Rig;
import org.wwep.emulator.scenario.command.Commands;
import org.wwep.emulator.scenario.yaml.ParseResult;
import org.wwep.emulator.scenario.yaml.ScenarioParser;

/** Scenarios of tests, as they are written. */
final class ScenarioText {
  static final String EMPTY = "name: Board\nversion: 1\nsteps: []\n";
  static final String KEPT =
      "name: Board\nversion: 1\nalways:\n- expect-not-serial: Gave Up\nsteps: []\n";
  static final String PRESS =
      """
      version: 1
      name: Two presses
      steps:
        - name: Ready
          expect-state: {state: Idle, within: 10s}
        - press: btn1
        - wait-frame: {command: W, value: 0001, reply: A, within: 2s}
        - delay: 1s
        - press: {part-id: btn1, bounce: worn}
        - wait-frame: {command: W, value: 0000, reply: A, within: 2s}
      """;

  private ScenarioText() {}

  static RunRequest request(String text) {
    ParseResult read =
        new ScenarioParser(Commands.ALL, FaultFormat::parse, ScenarioText.class.getClassLoader())
            .parse("board.yaml", text.getBytes(UTF_8));
    assertThat(read).as(text).isInstanceOf(ParseResult.Valid.class);
    return RunRequest.of(((ParseResult.Valid) read).scenario(), Rig.SIM, 7);
  }
}
