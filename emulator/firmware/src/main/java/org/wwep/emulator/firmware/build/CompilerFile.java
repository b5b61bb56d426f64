package org.wwep.emulator.firmware.build;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The file of a compiler: another version has another size, or was written at another time. To ask
 * clang for its version takes as long as to compile a small program.
 */
final class CompilerFile {
  private static final byte[] ELF = {0x7f, 'E', 'L', 'F'};

  private CompilerFile() {}

  /**
   * Returns what tells this file from all others, or nothing where the command is a script, which
   * says nothing about what it calls.
   */
  static Optional<String> identity(String command) {
    return identity(
        command,
        Arrays.stream(String.valueOf(System.getenv("PATH")).split(File.pathSeparator))
            .map(Path::of)
            .toList());
  }

  static Optional<String> identity(String command, List<Path> folders) {
    for (Path folder : folders) {
      Path file = folder.resolve(command);
      if (Files.isExecutable(file) && Files.isRegularFile(file)) {
        return identity(file);
      }
    }
    return Optional.empty();
  }

  private static Optional<String> identity(Path file) {
    try {
      Path real = file.toRealPath();
      try (InputStream in = Files.newInputStream(real)) {
        if (!Arrays.equals(in.readNBytes(ELF.length), ELF)) {
          return Optional.empty();
        }
      }
      return Optional.of(
          real + " " + Files.size(real) + " " + Files.getLastModifiedTime(real).toMillis());
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
