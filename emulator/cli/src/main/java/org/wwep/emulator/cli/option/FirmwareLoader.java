package org.wwep.emulator.cli.option;

import java.nio.file.Files;
import java.util.List;
import org.wwep.emulator.carrier.Carriers;
import org.wwep.emulator.carrier.FirmwareBuildException;
import org.wwep.emulator.carrier.JavaFirmware;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.testbed.FirmwareImage;

/** Builds and loads the firmware that {@code --firmware} names. */
public final class FirmwareLoader {
  private FirmwareLoader() {}

  /**
   * Returns the image, of which nothing runs yet.
   *
   * @param names the option's values, at least one
   * @param sources how C sources are built
   * @param classPath where classes are looked for
   */
  public static FirmwareImage load(
      List<String> names, SourceOptions sources, ClassPathOption classPath, Carriers carriers)
      throws CliException {
    try {
      return switch (FirmwareArgument.of(names)) {
        case FirmwareArgument.CSources(var files) ->
            carriers.image(sources.of(files), sources.carrier());
        case FirmwareArgument.JavaClass(var name) -> JavaFirmware.load(name, classPath.classes());
        case FirmwareArgument.BuiltFile(var file) when !Files.isRegularFile(file) ->
            throw new CliException(ExitCode.USAGE, "--firmware: there is no file " + file);
        case FirmwareArgument.BuiltFile(var file) -> carriers.image(file);
      };
    } catch (FirmwareBuildException e) {
      throw SourceOptions.failed(e);
    }
  }
}
