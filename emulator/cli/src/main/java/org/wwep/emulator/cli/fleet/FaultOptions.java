package org.wwep.emulator.cli.fleet;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.fault.FaultFormat;
import org.wwep.emulator.fault.FaultSpec;
import org.wwep.emulator.fleet.FleetTarget;
import picocli.CommandLine.Option;

/** Which faults are injected, and into whose connections. */
final class FaultOptions {
  private static final double HUNDRED = 100;

  @Option(
      names = "--fault",
      paramLabel = "FAULT",
      description =
          "A fault between some devices and the server, may be repeated, as 'latency latency=100';"
              + " as 'wwep proxy' has them.")
  List<String> faults = new ArrayList<>();

  @Option(
      names = "--faulty",
      paramLabel = "SHARE%",
      description =
          "The share of the devices whose connections have the faults; their errors are counted"
              + " apart (default: 100%%).")
  @Nullable String share;

  /**
   * Starts what injects the faults, or returns what does nothing if there are none.
   *
   * @param seed decides whom a fault hits, and what it draws
   */
  FaultInjection start(FleetTarget target, long seed) throws CliException {
    String text = share;
    if (faults.isEmpty()) {
      if (text != null) {
        throw new IllegalArgumentException("--faulty is about faults: add --fault, or drop it");
      }
      return FaultInjection.none(target);
    }
    List<FaultSpec> specs = faults.stream().map(FaultFormat::line).toList();
    return FaultInjection.start(target, specs, text == null ? 1 : share(text), seed);
  }

  private static double share(String text) {
    if (text.matches("[0-9]{1,3}(\\.[0-9]{1,6})?%")) {
      double percent = Double.parseDouble(text.substring(0, text.length() - 1));
      if (percent > 0 && percent <= HUNDRED) {
        return percent / HUNDRED;
      }
    }
    throw new IllegalArgumentException(
        "--faulty is a share of the devices, such as 10%, was '" + text + "'");
  }
}
