package org.wwep.emulator.report;

import java.time.Duration;
import java.util.List;
import org.wwep.device.ClientSettings;
import org.wwep.emulator.run.RunFailure;
import org.wwep.emulator.run.RunResult;
import org.wwep.emulator.run.RunResult.Verdict;
import org.wwep.emulator.run.StepResult;
import org.wwep.emulator.scenario.BoardParts;
import org.wwep.emulator.scenario.CoprocessorSpec;
import org.wwep.emulator.scenario.Defaults;
import org.wwep.emulator.scenario.DeviceSpec;
import org.wwep.emulator.scenario.FirmwareSpec;
import org.wwep.emulator.scenario.LinkSpec;
import org.wwep.emulator.scenario.Mismatch;
import org.wwep.emulator.scenario.PartsSpec;
import org.wwep.emulator.scenario.Position;
import org.wwep.emulator.scenario.Rig;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.emulator.scenario.ServerSpec;
import org.wwep.emulator.scenario.Step;
import org.wwep.emulator.scenario.command.DelayCommand;
import org.wwep.emulator.timeline.Timeline;

/** Runs made by hand, or of others. */
final class SampleRuns {
  private static final String DEVICE = "dev1";

  private SampleRuns() {}

  static Scenario scenario(String name, String file, List<Step> steps) {
    return scenario(name, file, steps, List.of(PartsSpec.DEFAULT));
  }

  private static Scenario scenario(
      String name, String file, List<Step> steps, List<PartsSpec> parts) {
    DeviceSpec device =
        new DeviceSpec(
            DEVICE,
            FirmwareSpec.Course.CLIENT,
            null,
            "emulated",
            DeviceSpec.StackKind.HOST,
            CoprocessorSpec.DEFAULT,
            null,
            null,
            null,
            List.of(LinkSpec.DEFAULT),
            ClientSettings.DEFAULT,
            parts,
            BoardParts.of(parts),
            false,
            DeviceSpec.OnFault.FAIL);
    return new Scenario(
        name,
        1,
        "",
        List.of(),
        null,
        Defaults.DEFAULT,
        ServerSpec.DEFAULT,
        List.of(device),
        null,
        steps,
        List.of(),
        List.of(),
        null,
        file);
  }

  /** The same run with another scenario name, file and repetition. */
  static RunResult renamed(RunResult run, String name, String file, int repetition) {
    return new RunResult(
        scenario(name, file, run.scenario().steps()),
        run.rig(),
        run.seed(),
        repetition,
        run.verdict(),
        run.steps(),
        run.took(),
        run.real(),
        run.cause(),
        run.reproduce(),
        run.timeline(),
        run.pools());
  }

  /** A run of nothing but this timeline, on a board with these parts. */
  static RunResult of(Timeline timeline, PartsSpec... parts) {
    return new RunResult(
        scenario("", "press.yaml", List.of(), List.of(parts)),
        Rig.SIM,
        1,
        1,
        Verdict.PASSED,
        List.of(),
        Duration.ofMillis(100),
        Duration.ofMillis(10),
        null,
        "",
        timeline,
        List.of());
  }

  /** The same run with another timeline, and words of the author's where words can be. */
  static RunResult retold(RunResult run, Timeline timeline, String words) {
    return new RunResult(
        scenario(words, "press.yaml", run.scenario().steps()),
        run.rig(),
        run.seed(),
        1,
        Verdict.FAILED,
        List.of(
            new StepResult(
                1,
                new Step(words, new DelayCommand(Duration.ZERO), new Position("press.yaml", 8, 5)),
                Duration.ZERO,
                Duration.ofMillis(1),
                Mismatch.because(words))),
        run.took(),
        run.real(),
        new RunFailure("press.yaml", Mismatch.because(words)),
        "wwep run press.yaml --only " + words,
        timeline,
        List.of());
  }
}
