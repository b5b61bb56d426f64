package org.wwep.emulator.cli.option;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ErrorOutput;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.report.AtomicFile;
import picocli.CommandLine.Option;

/** Where JUnit XML goes. */
public final class JunitXmlOption {
  /** As it is written on the line. */
  public static final String NAME = "--junit-xml";

  @Option(
      names = NAME,
      paramLabel = "FILE",
      description = "Write JUnit XML to this file, for CI systems.")
  public @Nullable Path file;

  /** Returns the files that a command writes, this one among them. */
  public OutputFiles claimed() throws CliException {
    return new OutputFiles().claim(NAME, file);
  }

  /**
   * Returns the same where directories are read: the document is in none of them.
   *
   * @throws CliException if it is to be
   */
  public OutputFiles claimedBeside(List<Path> directories) throws CliException {
    OutputFiles files = claimed();
    for (Path directory : directories) {
      if (file != null && OutputFiles.isWithin(file, directory)) {
        throw new CliException(
            ExitCode.USAGE,
            "%s would write into %s, which is read: name a file elsewhere"
                .formatted(NAME, directory));
      }
      files.spare(directory);
    }
    return files;
  }

  /**
   * Writes the document, if it is wanted, and tells if it cannot be; returns false only then.
   *
   * @param text the document
   */
  public boolean write(Supplier<String> text) {
    Path wanted = file;
    return wanted == null || ErrorOutput.written(AtomicFile.write(wanted, text.get()), NAME);
  }
}
