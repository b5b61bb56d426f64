package org.wwep.emulator.scenario.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.wwep.emulator.scenario.Position;
import org.wwep.value.FileErrors;

/** Reads scenarios from the disk. */
public final class ScenarioFile {
  private ScenarioFile() {}

  /** Reads a file; one that cannot be read is a problem like any other. */
  public static ParseResult read(Path file, ScenarioParser parser) {
    String name = file.toString();
    try {
      return parser.parse(name, content(file));
    } catch (IOException e) {
      return new ParseResult.Invalid(List.of(new Problem(Position.wholeFile(name), reason(e))));
    }
  }

  /** Returns the bytes of a file. */
  static byte[] content(Path file) throws IOException {
    // One byte more than a scenario may have, so that the parser sees that there is more.
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(SourceText.MOST + 1);
    }
  }

  /** Returns why a file could not be read. */
  static String reason(IOException e) {
    return e instanceof NoSuchFileException
        ? "there is no such file"
        : "cannot be read: " + FileErrors.reason(e);
  }
}
