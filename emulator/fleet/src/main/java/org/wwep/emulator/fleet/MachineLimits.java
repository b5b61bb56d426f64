package org.wwep.emulator.fleet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wwep.net.tls.Tls;

/**
 * How many connections this process may have; what a system does not tell limits nothing.
 *
 * @param files how many files may be open, if it is known
 * @param ports how many ports an address has for connections to one server, if it is known
 */
public record MachineLimits(OptionalInt files, OptionalInt ports) {
  /** What a process has open besides: its jars, its threads' pollers, its output. */
  private static final int OTHERS = 200;

  /** The files of a board that waits for its server: the socket, and two to wait with. */
  private static final int OF_BOARD = 3;

  private static final Pattern OPEN_FILES = Pattern.compile("Max open files\\s+([0-9]+)\\s.*");
  private static final Pattern RANGE = Pattern.compile("([0-9]+)\\s+([0-9]+)");

  /** Reads those of this machine, as far as Linux tells them. */
  public static MachineLimits read() {
    return new MachineLimits(
        lines("/proc/self/limits").stream()
            .map(OPEN_FILES::matcher)
            .filter(Matcher::matches)
            .mapToInt(line -> bounded(line.group(1)))
            .findFirst(),
        lines("/proc/sys/net/ipv4/ip_local_port_range").stream()
            .map(line -> RANGE.matcher(line.strip()))
            .filter(Matcher::matches)
            .mapToInt(line -> bounded(line.group(2)) - bounded(line.group(1)) + 1)
            .findFirst());
  }

  private static int bounded(String digits) {
    return (int) Math.min(Integer.MAX_VALUE, Long.parseLong(digits));
  }

  private static List<String> lines(String file) {
    try {
      return Files.readAllLines(Path.of(file));
    } catch (IOException _) {
      return List.of();
    }
  }

  /** Says why a fleet cannot have the connections that it may need, and what to do about it. */
  public Optional<String> refusal(FleetConfig config) {
    long connections = connections(config);
    int each = config.firmware() == null ? 1 : OF_BOARD;
    FaultyPath faulty = config.target().faulty();
    // The proxy has two ends of each.
    long proxied = faulty == null ? 0 : 2L * faulty.devices((int) connections);
    long needed = connections * each + proxied + OTHERS;
    if (files.isPresent() && needed > files.getAsInt()) {
      return Optional.of(
          ("'ulimit -n' allows %d open files, and this fleet needs %d: raise it, as by 'ulimit -n"
                  + " %d', or share the devices out to several processes")
              .formatted(files.getAsInt(), needed, needed));
    }
    int sources = Math.max(1, config.target().sources().size());
    if (ports.isPresent() && connections > (long) ports.getAsInt() * sources) {
      long addresses = Math.ceilDiv(connections, ports.getAsInt());
      return Optional.of(
          ("an address has %d ports to a server, and this fleet needs %d connections at a time:"
                  + " give it %d source addresses or more, such as 127.0.1.0/24")
              .formatted(ports.getAsInt(), connections, addresses));
    }
    return Optional.empty();
  }

  /** Returns how many connections there may be at a time. */
  private static long connections(FleetConfig config) {
    int devices = config.ownDevices();
    if (config.model() instanceof PressModel.Open(double perSecond)
        && !config.target().keepAlive()) {
      Duration longest =
          config
              .target()
              .timeouts()
              .connect()
              .plus(config.target().engines() == null ? Duration.ZERO : Tls.HANDSHAKE)
              .plus(config.target().timeouts().reply())
              .plus(LoopDeadlines.CLOSE);
      double own = perSecond / config.shard().count();
      return (long) Math.min(devices, Math.ceil(own * longest.toMillis() / 1e3));
    }
    return devices;
  }
}
