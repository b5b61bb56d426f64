package org.wwep.emulator.cli.scenario;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ExitCode;
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
    if (firmware.stream().allMatch(name -> name.endsWith(".c"))) {
      String files = firmware.stream().map(BoardText::file).collect(Collectors.joining(", "));
      return new BoardText("devices:\n- firmware: {c: [" + files + "]}\n");
    }
    if (firmware.size() > 1) {
      throw new CliException(
          ExitCode.USAGE, "--firmware takes several C sources, or one file or class");
    }
    String only = firmware.getFirst();
    boolean isClass = !Files.exists(Path.of(only)) && only.matches("[\\w$]+(\\.[\\w$]+)+");
    return new BoardText(
        isClass
            ? "devices:\n- firmware: {java: " + only + "}\n"
            : "devices:\n- firmware: " + file(only) + "\n");
  }

  /** From the root: what is kept of it may be put anywhere. */
  private static String file(String name) {
    return JsonWriter.write(Path.of(name).toAbsolutePath().normalize().toString());
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
