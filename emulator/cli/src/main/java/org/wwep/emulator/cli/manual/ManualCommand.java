package org.wwep.emulator.cli.manual;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.value.FileErrors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wwep manual}: the build makes the manual pages with it. */
@Command(
    name = "manual",
    hidden = true,
    mixinStandardHelpOptions = true,
    description = "Writes a manual page for each command into a folder.")
public final class ManualCommand implements Callable<Integer> {
  @Spec @Nullable CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "Folder, which is made if need be.")
  Path directory = Path.of("");

  @Override
  public Integer call() throws CliException {
    CommandSpec own = Objects.requireNonNull(spec);
    List<CommandPage> pages = CommandPage.all(Objects.requireNonNull(own.parent()).commandLine());
    try {
      Files.createDirectories(directory);
      for (CommandPage page : pages) {
        Files.writeString(
            directory.resolve(String.join("-", page.path()) + ".1"), new ManualPage(page).roff());
      }
    } catch (IOException e) {
      throw new CliException(
          ExitCode.ENVIRONMENT, directory + " cannot be written: " + FileErrors.reason(e));
    }
    return ExitCode.PASS;
  }
}
