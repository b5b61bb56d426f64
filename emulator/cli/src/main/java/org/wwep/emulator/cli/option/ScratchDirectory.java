package org.wwep.emulator.cli.option;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.value.FileErrors;

/** A directory for one run, its owner's alone, removed at the end. */
public final class ScratchDirectory implements AutoCloseable {
  private final Path path;

  public ScratchDirectory(String prefix) throws CliException {
    try {
      path = Files.createTempDirectory(prefix);
    } catch (IOException e) {
      throw new CliException(
          ExitCode.ENVIRONMENT, "no temporary directory is available: " + FileErrors.line(e));
    }
  }

  public Path path() {
    return path;
  }

  @Override
  public void close() {
    try {
      Files.walkFileTree(path, new Remover());
    } catch (IOException _) {
      // The system empties its temporary directory in its own time.
    }
  }

  private static final class Remover extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException e)
        throws IOException {
      Files.delete(dir);
      return FileVisitResult.CONTINUE;
    }
  }
}
