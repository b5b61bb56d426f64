package org.wwep.emulator.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Writes files that are whole or not there. */
public final class AtomicFile {
  private AtomicFile() {}

  /**
   * Writes a text as UTF-8, and makes the directories above.
   *
   * @return what went wrong, one line without the advice; or nothing
   */
  public static Optional<String> write(Path file, String text) {
    try {
      Path parent = file.toAbsolutePath().getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      put(file, text);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(file + ": cannot be written: " + reason(e));
    }
  }

  private static void put(Path file, String text) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      if (Files.isDirectory(file)) {
        throw new IOException("it is a directory");
      }
      // A terminal, a pipe, /dev/null: nothing to put a file in the place of.
      Files.writeString(file, text, StandardCharsets.UTF_8);
      return;
    }
    Path target = Files.exists(file) ? file.toRealPath() : file;
    // Another process may write the same file. Of a long name the beginning has to do.
    String name = String.valueOf(target.getFileName());
    String random = Long.toHexString(ThreadLocalRandom.current().nextLong());
    Path draft =
        target.resolveSibling(
            ".%s.%s.part".formatted(name.substring(0, Math.min(40, name.length())), random));
    try {
      Files.writeString(draft, text, StandardCharsets.UTF_8);
      try {
        Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException _) {
        Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static String reason(IOException e) {
    return switch (e) {
      case AccessDeniedException denied -> "not permitted to write " + denied.getFile();
      case FileAlreadyExistsException other -> other.getFile() + " is no directory";
      case NotDirectoryException other -> other.getFile() + " is no directory";
      default -> String.valueOf(e.getMessage());
    };
  }
}
