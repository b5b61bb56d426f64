package org.wwep.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs the command on scenarios with firmware in C. */
final class FirmwareRuns {
  private FirmwareRuns() {}

  static WwepProcess wwep(Object... words) throws Exception {
    String[] arguments = new String[words.length];
    for (int i = 0; i < words.length; i++) {
      arguments[i] = words[i].toString();
    }
    return WwepProcess.start(arguments);
  }

  static void passes(Object... words) throws Exception {
    try (WwepProcess process = wwep(words)) {
      assertThat(process.exitCode()).as(process.err() + process.lines()).isZero();
    }
  }

  static void fails(int exitCode, String error, Object... words) throws Exception {
    try (WwepProcess process = wwep(words)) {
      assertThat(process.exitCode()).as(process.err() + process.lines()).isEqualTo(exitCode);
      assertThat(process.err()).contains(error).doesNotContain("\tat ");
    }
  }

  static Path scenario(Path folder, String name, String firmware) throws IOException {
    return Files.writeString(
        folder.resolve(name),
        "version: 1\ndevices:\n- {id: kitchen, firmware: %s}\nsteps:\n- delay: 1s\n"
            .formatted(firmware));
  }

  static Path chaos(Path scenario) throws IOException {
    return Files.writeString(
        scenario, Files.readString(scenario) + "chaos: {presses: 1..1, over: 1s}\n");
  }
}
