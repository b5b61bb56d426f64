package org.wwep.emulator.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.stream.Collectors;
import org.wwep.emulator.fault.FaultFormat;
import org.wwep.emulator.scenario.Rig;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.emulator.scenario.command.Commands;
import org.wwep.emulator.scenario.yaml.ParseResult;
import org.wwep.emulator.scenario.yaml.ScenarioParser;

/** Runs scenarios that are written in a test. */
public final class TestScenarios {
  private TestScenarios() {}

  /** Runs steps on one device that is ready; written between semicolons, or on lines. */
  static RunResult steps(String steps) {
    return run("steps:\n" + lines("expect-state: {state: Idle, within: 10s}; " + steps));
  }

  static String lines(String steps) {
    return steps
        .strip()
        .lines()
        .flatMap(line -> java.util.Arrays.stream(line.split("; ")))
        .map(step -> "- " + step.strip() + "\n")
        .collect(Collectors.joining());
  }

  /** Runs what follows the version, in virtual time, with seed 1. */
  public static RunResult run(String rest) {
    return ScenarioRunner.run(RunRequest.of(scenario(rest), Rig.SIM, 1));
  }

  /** Runs a whole file, in virtual time, with seed 1. */
  public static RunResult run(String name, String content) {
    return ScenarioRunner.run(RunRequest.of(scenario(name, content.getBytes(UTF_8)), Rig.SIM, 1));
  }

  static Scenario scenario(String rest) {
    return scenario("t.yaml", ("version: 1\n" + rest).getBytes(UTF_8));
  }

  /** Reads a scenario that has no mistakes. */
  public static Scenario scenario(String name, byte[] content) {
    return switch (new ScenarioParser(Commands.ALL, FaultFormat::parse).parse(name, content)) {
      case ParseResult.Valid valid -> valid.scenario();
      case ParseResult.Invalid invalid -> throw new AssertionError(invalid.problems());
    };
  }
}
