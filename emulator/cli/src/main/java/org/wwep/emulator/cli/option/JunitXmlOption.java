package org.wwep.emulator.cli.option;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ErrorOutput;
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
   * Writes the document, if it is wanted, and tells if it cannot be; returns false only then.
   *
   * @param text the document
   */
  public boolean write(Supplier<String> text) {
    Path wanted = file;
    return wanted == null || ErrorOutput.written(AtomicFile.write(wanted, text.get()), NAME);
  }
}
