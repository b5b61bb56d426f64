package org.wwep.emulator.cli.device;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wwep.device.ClientDevice;
import org.wwep.device.DeviceConfig;
import org.wwep.device.Firmware;
import org.wwep.device.LinkConfig;
import org.wwep.device.trace.Trace;
import org.wwep.emulator.cli.option.ClassPathOption;
import org.wwep.emulator.cli.option.FirmwareLoader;
import org.wwep.emulator.cli.option.InstrumentationOptions;
import org.wwep.emulator.cli.option.SourceOptions;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.testbed.FirmwareImage;
import org.wwep.emulator.testbed.ObservedFirmware;
import org.wwep.emulator.testbed.ServerRoute;
import org.wwep.emulator.testbed.World;
import org.wwep.hal.Board;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.NetworkStack;
import org.wwep.net.packet.PacketPools;
import org.wwep.net.tls.Tls;
import org.wwep.rtos.Rtos;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Firmware of the user's own in place of the client. */
final class DeviceFirmwareOptions {
  private static final Duration RESOLVE = Duration.ofSeconds(10);

  /** What the client is told on the command line, and other firmware decides by itself. */
  private static final List<String> OF_CLIENT =
      List.of(
          "--server-address",
          "--fallback-address",
          "--device-id",
          "--attempts",
          "--back-off",
          "--connect-timeout",
          "--reply-timeout",
          "--api",
          "--padded",
          "--tls",
          "--tls-version",
          "--insecure",
          "--ca",
          "--cert",
          "--key",
          "--crl",
          "--no-static-rsa",
          "--pin");

  private static final List<String> OF_FIRMWARE =
      Stream.of(SourceOptions.NAMES, InstrumentationOptions.NAMES, List.of("--class-path"))
          .flatMap(List::stream)
          .toList();

  @Option(
      names = "--firmware",
      paramLabel = "FILE",
      description =
          "Build and run firmware of your own in place of the client: C sources (the option once for "
              + "each), a file that 'wwep firmware build' made, or a Java class.")
  List<String> firmware = new ArrayList<>();

  @Mixin SourceOptions sources = new SourceOptions();
  @Mixin ClassPathOption classPath = new ClassPathOption();
  @Mixin InstrumentationOptions instrumentation = new InstrumentationOptions();

  /** Returns whether there is any. */
  boolean isGiven() {
    return !firmware.isEmpty();
  }

  /** Refuses options that belong to the other firmware. */
  void check(CommandSpec spec) throws CliException {
    var parsed = spec.commandLine().getParseResult();
    for (String option : isGiven() ? OF_CLIENT : OF_FIRMWARE) {
      if (parsed.hasMatchedOption(option)) {
        throw new CliException(
            ExitCode.USAGE,
            isGiven()
                ? option + " is for the client: firmware of your own decides that itself"
                : option + " needs --firmware");
      }
    }
  }

  /**
   * Installs firmware on a board, without power: the user's own, or the client.
   *
   * @param image the user's own, or null
   */
  static Firmware install(
      @Nullable FirmwareImage image,
      Board board,
      Rtos rtos,
      NetworkStack net,
      DeviceConfig config,
      Trace trace)
      throws LinkException, InterruptedException {
    if (image == null) {
      return new ClientDevice(board, rtos, net, config, trace);
    }
    String server = config.server().host();
    Endpoint open = new Endpoint(net.resolve(server, RESOLVE), config.links().getFirst().port());
    return new ObservedFirmware(
        image,
        "device",
        board,
        rtos,
        net,
        Tls.secure(new SecureRandom(), InstantSource.system()),
        config,
        trace,
        new PacketPools(config.settings().pools(), rtos),
        new ServerRoute(World.SERVER_NAME, server, open, LinkConfig.TLS_PORT));
  }

  /**
   * Builds and loads it; null if there is none.
   *
   * @param debugger gets the command that attaches gdb
   * @param choices told which carrier was taken, if that was left to the machine
   */
  @Nullable FirmwareImage image(Consumer<String> debugger, Consumer<String> choices)
      throws CliException {
    if (!isGiven()) {
      return null;
    }
    FirmwareImage image =
        FirmwareLoader.load(
            firmware, sources, classPath, instrumentation.carriers(debugger).withChoices(choices));
    instrumentation.checkUsed();
    return image;
  }
}
