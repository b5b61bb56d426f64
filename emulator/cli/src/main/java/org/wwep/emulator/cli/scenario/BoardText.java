package org.wwep.emulator.cli.scenario;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.wwep.emulator.cli.option.FirmwareArgument;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.json.JsonWriter;

/**
 * The scenario of a board that no scenario was given for: one device, and nobody presses but by
 * hand.
 *
 * @param devices the lines about the device, none for the course's client
 */
record BoardText(String devices) {
  private static final String CHECK =
      """
      always:
      - name: Nobody gives up
        expect-not-serial: Gave Up
      """;

  /** Returns that of a device with this firmware, or of the course's client. */
  static BoardText of(List<String> firmware) throws CliException {
    if (firmware.isEmpty()) {
      return new BoardText("");
    }
    String lines =
        switch (FirmwareArgument.of(firmware)) {
          case FirmwareArgument.CSources(var files) ->
              files.stream().map(BoardText::file).collect(Collectors.joining(", ", "{c: [", "]}"));
          case FirmwareArgument.JavaClass(var name) -> "{java: " + name + "}";
          case FirmwareArgument.BuiltFile(var file) -> file(file);
        };
    return new BoardText("devices:\n- firmware: " + lines + "\n");
  }

  /** From the root: what is kept of it may be put anywhere. */
  private static String file(Path file) {
    return JsonWriter.write(file.toAbsolutePath().normalize().toString());
  }

  /** Returns the text that is run. */
  String live() {
    return "name: Board\nversion: 1\n" + devices + "steps: []\n";
  }

  /**
   * Returns the text that what was done by hand is put into: a press that comes to nothing fails
   * it.
   */
  String kept() {
    return "name: Board\nversion: 1\n" + devices + CHECK + "steps: []\n";
  }
}
