package org.wwep.emulator.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.wwep.emulator.fault.FaultFormat;
import org.wwep.emulator.run.RunRequest;
import org.wwep.emulator.run.RunResult;
import org.wwep.emulator.run.ScenarioRunner;
import org.wwep.emulator.scenario.Rig;
import org.wwep.emulator.scenario.command.Commands;
import org.wwep.emulator.scenario.yaml.ParseResult;
import org.wwep.emulator.scenario.yaml.ScenarioParser;

/** The picture of a run in the documentation is of a run as it is today. */
class PictureTest {
  private static final Path IMAGES = Path.of("..", "..", "docs", "images");

  @Test
  void the_run_in_the_picture_is_what_the_command_prints() throws Exception {
    byte[] content = Files.readAllBytes(IMAGES.resolve("run.yaml"));
    ParseResult parsed =
        new ScenarioParser(Commands.ALL, FaultFormat::parse).parse("run.yaml", content);
    RunResult run =
        ScenarioRunner.run(RunRequest.of(((ParseResult.Valid) parsed).scenario(), Rig.SIM, 1));
    byte[] picture = Files.readAllBytes(IMAGES.resolve("run.png"));
    String digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(picture));
    assertThat(IMAGES.resolve("run.txt"))
        .as("docs/images/make takes the picture anew, and writes this file")
        .content()
        .isEqualTo(new Transcript(false).text(run) + "run.png: " + digest + "\n");
  }
}
