package org.wwep.emulator.cli.fleet;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.fleet.ClientTransport;
import org.wwep.emulator.fleet.FleetConfig;
import org.wwep.emulator.fleet.FleetTarget;
import org.wwep.emulator.fleet.PressModel;
import org.wwep.hal.MacAddress;
import org.wwep.value.Durations;
import org.wwep.value.Ranges;
import org.wwep.value.Shard;
import picocli.CommandLine.Option;

/** How many devices there are, and when they press. */
final class FleetOptions {
  private static final MacAddress FIRST_MAC = MacAddress.parse("02:00:00:00:00:01");

  @Option(names = "--devices", paramLabel = "N", description = "Number of devices (default: 100).")
  int devices = 100;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description =
          "Presses a second over all devices, at their moments whatever the server does (default:"
              + " one for each device).")
  @Nullable Double rate;

  @Option(
      names = "--think",
      paramLabel = "TIME",
      description = "Have each device press again this long after its last press has ended.")
  @Nullable Duration think;

  @Option(
      names = "--scenario",
      paramLabel = "FILE",
      description =
          "Have each device press as a scenario's steps do, again and again: 'press', 'delay' and"
              + " 'repeat'.")
  @Nullable Path scenario;

  @Option(
      names = "--ramp",
      paramLabel = "TIME",
      description =
          "Time in which the presses become as many as they are to be, within --duration (default:"
              + " 0s).")
  Duration ramp = Duration.ZERO;

  @Option(
      names = "--duration",
      paramLabel = "TIME",
      description = "Time in which devices press (default: 10s).")
  Duration duration = Duration.ofSeconds(10);

  @Option(
      names = "--shard",
      paramLabel = "K/N",
      description =
          "Be the K-th of N processes that are one fleet, with the same options and --seed; 'wwep"
              + " fleet merge' adds up what they print with --json.")
  Shard shard = Shard.WHOLE;

  @Option(
      names = "--mac",
      paramLabel = "MAC",
      description =
          "The first device's MAC address, which its ID comes from; those of the others follow"
              + " (default: 02:00:00:00:00:01).")
  MacAddress mac = FIRST_MAC;

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      description =
          "Seed of the order of the devices and of the values they begin with (default: another"
              + " one each time).")
  @Nullable Long seed;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Number of threads (default: half as many as there are processors).")
  int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

  @Option(
      names = "--transport",
      paramLabel = "epoll|io_uring|nio",
      description = "I/O back end (default: epoll where the machine has it, else nio).")
  @Nullable ClientTransport transport;

  /**
   * Returns what a fleet does to this target.
   *
   * @param boards whether its devices are boards with buttons
   */
  FleetConfig config(FleetTarget target, boolean boards) throws CliException {
    return new FleetConfig(
        target,
        Ranges.within("--devices", devices, 1, FleetConfig.MOST_DEVICES),
        shard(),
        mac,
        model(boards),
        ramp(),
        Ranges.positive("--duration", duration),
        seed == null ? new Random().nextInt(Integer.MAX_VALUE) : seed,
        Ranges.within("--threads", threads, 1, FleetConfig.MOST_THREADS),
        transport());
  }

  private Shard shard() {
    if (!shard.isWhole() && seed == null) {
      throw new IllegalArgumentException(
          "--shard needs --seed, the same in all processes: it decides whose turn is when");
    }
    if (shard.count() > devices) {
      throw new IllegalArgumentException(
          "--shard: %d devices are too few for %d shards".formatted(devices, shard.count()));
    }
    return shard;
  }

  private Duration ramp() {
    if (ramp.compareTo(duration) > 0) {
      throw new IllegalArgumentException(
          "--ramp is within --duration: %s is longer than %s"
              .formatted(Durations.format(ramp), Durations.format(duration)));
    }
    return ramp;
  }

  private PressModel model(boolean boards) throws CliException {
    if (Stream.of(rate, think, scenario).filter(Objects::nonNull).count() > 1) {
      throw new IllegalArgumentException(
          "--rate, --think and --scenario exclude each other: presses have their moments, or a device"
              + " waits for its last one, or it presses as a scenario says");
    }
    Path file = scenario;
    if (file != null) {
      return PressFile.read(file, boards);
    }
    Duration pause = think;
    Double perSecond = rate;
    return pause != null
        ? new PressModel.Closed(pause)
        : new PressModel.Open(perSecond == null ? devices : perSecond);
  }

  private ClientTransport transport() {
    ClientTransport chosen = transport;
    if (chosen != null && !chosen.available()) {
      throw new IllegalArgumentException(
          "this machine has no --transport " + chosen + ": leave it out for the best it has");
    }
    return chosen == null ? ClientTransport.best() : chosen;
  }
}
