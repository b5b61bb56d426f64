package org.wwep.emulator.run;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.wwep.emulator.carrier.Carriers;
import org.wwep.emulator.carrier.FirmwareBuildException;
import org.wwep.emulator.scenario.Rig;
import org.wwep.emulator.scenario.Scenario;

/** Builds the firmware that a scenario of a test names, and runs it. */
public final class TestFirmware {
  private TestFirmware() {}

  /** Returns what is installed, with what it builds kept in the module's {@code target}. */
  public static Carriers carriers() {
    return new Carriers(Carriers.installed().providers(), Path.of("target", "firmware"), _ -> {});
  }

  /** Returns a file of PEM as a string of C. */
  static String literal(Path pem) throws IOException {
    return Files.readAllLines(pem).stream()
        .map(line -> "\"" + line + "\\n\"")
        .collect(Collectors.joining(" "));
  }

  /** Loads the firmware of a scenario. */
  public static ScenarioFirmware load(Scenario scenario, Carriers carriers)
      throws IOException, FirmwareBuildException {
    return ScenarioFirmware.load(scenario, carriers, TestFirmware.class.getClassLoader());
  }

  /**
   * Loads the firmware of a scenario by a carrier; skips the test if nothing here builds for it.
   */
  public static ScenarioFirmware load(Scenario scenario, String carrier)
      throws IOException, FirmwareBuildException {
    Carriers carriers = carriers();
    assumeTrue(
        carriers.providers().stream()
            .anyMatch(one -> one.name().equals(carrier) && one.obstacle().isEmpty()),
        "no compiler for " + carrier + " here");
    return load(scenario, carriers);
  }

  /** Runs a scenario with firmware that needs no compiler. */
  public static RunResult run(Scenario scenario, Rig rig, long seed)
      throws IOException, FirmwareBuildException {
    return run(scenario, rig, seed, load(scenario, Carriers.installed()));
  }

  /** Runs a scenario with its firmware. */
  public static RunResult run(Scenario scenario, Rig rig, long seed, ScenarioFirmware firmware) {
    return ScenarioRunner.run(RunRequest.of(scenario, rig, seed).withFirmware(firmware));
  }
}
