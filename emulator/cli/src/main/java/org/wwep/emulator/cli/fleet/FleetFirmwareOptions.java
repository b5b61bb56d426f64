package org.wwep.emulator.cli.fleet;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.carrier.Carriers;
import org.wwep.emulator.cli.option.ClassPathOption;
import org.wwep.emulator.cli.option.FirmwareLoader;
import org.wwep.emulator.cli.option.GivenOptions;
import org.wwep.emulator.cli.option.SourceOptions;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ErrorOutput;
import org.wwep.emulator.fleet.FleetFirmware;
import org.wwep.emulator.testbed.FirmwareImage;
import org.wwep.net.SecureLayer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which firmware runs on the devices of a fleet. */
final class FleetFirmwareOptions {
  private static final String CLIENT = "client";

  private static final List<String> ABOUT_IT =
      Stream.concat(SourceOptions.NAMES.stream(), Stream.of("--class-path")).toList();

  @Spec(Spec.Target.MIXEE)
  @Nullable CommandSpec mixee;

  @Option(
      names = "--firmware",
      paramLabel = "client|FILE",
      description =
          "Run firmware on emulated boards, and press their buttons: the course's client, C sources"
              + " (the option once for each), a file that 'wwep firmware build' made, or a Java"
              + " class (default: the bare protocol).")
  List<String> firmware = new ArrayList<>();

  @Mixin SourceOptions sources = new SourceOptions();
  @Mixin ClassPathOption classPath = new ClassPathOption();

  /** Returns whether there is any. */
  boolean isGiven() {
    return !firmware.isEmpty();
  }

  /** Returns whether it is the course's client. */
  boolean isClient() {
    return firmware.equals(List.of(CLIENT));
  }

  /**
   * Builds and loads it; null if there is none.
   *
   * @param layers what the client lays over its connections, by the number of its device
   */
  @Nullable FleetFirmware firmware(IntFunction<SecureLayer> layers) throws CliException {
    CommandSpec spec = mixee;
    if (spec != null && (!isGiven() || isClient())) {
      new GivenOptions(spec)
          .refuse(
              "about firmware of your own: add --firmware FILE", ABOUT_IT.toArray(String[]::new));
    }
    if (!isGiven()) {
      return null;
    }
    if (isClient()) {
      return new FleetFirmware(CLIENT, FirmwareImage.CLIENT, layers);
    }
    Carriers carriers =
        Carriers.installed().withChoices(line -> ErrorOutput.line("wwep fleet: " + line));
    return new FleetFirmware(
        firmware.stream()
            .map(name -> String.valueOf(Path.of(name).getFileName()))
            .collect(Collectors.joining(" ")),
        FirmwareLoader.load(firmware, sources, classPath, carriers),
        layers);
  }
}
