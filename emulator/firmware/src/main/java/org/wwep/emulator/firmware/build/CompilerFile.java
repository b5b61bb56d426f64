package org.wwep.emulator.firmware.build;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The file of a compiler: another version has another size, or was written at another time. To ask
 * clang for its version takes as long as to compile a small program.
 */
final class CompilerFile {
  /** How many bytes tell an executable from a script. */
  private static final int HEAD = 4;

  // ccache, distcc and icecc are executables too, that stay as they are when the compiler changes.
  private static final Pattern COMPILER = Pattern.compile("(.*-)?(gcc|clang|tcc)(-[0-9.]+)?");

  private CompilerFile() {}

  /**
   * Returns what tells this file from all others, or nothing where the command is a script or
   * another program in a compiler's place, which says nothing about what it calls.
   */
  static Optional<String> identity(String command) {
    String path = System.getenv("PATH");
    return path == null ? Optional.empty() : identity(command, path);
  }

  /**
   * Returns the same of a command.
   *
   * @param path folders as PATH has them; what is no folder's name here is none to look in
   */
  static Optional<String> identity(String command, String path) {
    for (String folder : path.split(File.pathSeparator)) {
      Optional<Path> file = executable(folder, command);
      if (file.isPresent()) {
        return identity(file.get());
      }
    }
    return Optional.empty();
  }

  private static Optional<Path> executable(String folder, String command) {
    try {
      Path file = Path.of(folder, command);
      return Files.isExecutable(file) && Files.isRegularFile(file)
          ? Optional.of(file)
          : Optional.empty();
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }

  private static Optional<String> identity(Path file) {
    try {
      Path real = file.toRealPath();
      if (!COMPILER.matcher(real.getFileName().toString()).matches()) {
        return Optional.empty();
      }
      try (InputStream in = Files.newInputStream(real)) {
        if (!ElfHeader.begins(in.readNBytes(HEAD))) {
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
