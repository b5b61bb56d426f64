package org.wwep.emulator.cli.option;

import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wwep.emulator.scenario.Rig;
import org.wwep.hal.MacAddress;
import org.wwep.hal.Pin;
import org.wwep.hal.emulated.Bounce;
import org.wwep.net.tls.TlsVersion;
import org.wwep.protocol.DeviceId;
import org.wwep.value.Durations;
import org.wwep.value.Shard;
import picocli.CommandLine;

/** Reads what several commands take. */
public final class OptionConverters {
  private OptionConverters() {}

  /** Tells picocli how to read our types. */
  public static void register(CommandLine command) {
    register(command, Duration.class, Durations::parse);
    register(command, Path.class, OptionConverters::path);
    register(command, InetAddress.class, OptionConverters::address);
    register(command, HostPort.class, HostPort::parse);
    register(command, Pin.class, Pin::parse);
    register(command, org.wwep.net.tls.PublicKeyPin.class, org.wwep.net.tls.PublicKeyPin::parse);
    register(command, TlsVersion.class, TlsVersion::parse);
    register(command, MacAddress.class, MacAddress::parse);
    register(command, IpAssignment.class, IpAssignment::parse);
    register(command, DeviceId.class, DeviceId::parse);
    register(command, Bounce.Profile.class, Bounce.Profile::parse);
    register(command, Rig.class, OptionConverters::rig);
    register(command, Shard.class, Shard::parse);
    register(command, Integer.class, text -> Math.toIntExact(number(text, Integer.MIN_VALUE)));
    register(command, int.class, text -> Math.toIntExact(number(text, Integer.MIN_VALUE)));
    register(command, Long.class, text -> number(text, Long.MIN_VALUE));
    register(command, long.class, text -> number(text, Long.MIN_VALUE));
  }

  /** Returns the file of a name; throws one line for a person if it is none. */
  static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      boolean isOfEncoding = e.getReason().startsWith("Malformed input");
      throw new IllegalArgumentException(
          "is no file name (%s)%s"
              .formatted(
                  e.getReason(),
                  isOfEncoding ? "; set LC_ALL to a UTF-8 locale, such as C.UTF-8" : ""),
          e);
    }
  }

  private static Rig rig(String text) {
    return Stream.of(Rig.values())
        .filter(rig -> rig.toString().equalsIgnoreCase(text.replace('_', '-')))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'%s' is no rig: expected one of %s"
                        .formatted(
                            text,
                            Stream.of(Rig.values())
                                .map(Rig::toString)
                                .collect(Collectors.joining(", ")))));
  }

  /**
   * Reads a whole number.
   *
   * @param least the smallest; its opposite less one is the largest
   */
  private static long number(String text, long least) {
    if (!text.strip().matches("[+-]?[0-9]+")) {
      throw new IllegalArgumentException("'" + text + "' is no whole number");
    }
    BigInteger number = new BigInteger(text.strip());
    BigInteger most = BigInteger.valueOf(-(least + 1));
    if (number.compareTo(BigInteger.valueOf(least)) < 0 || number.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          "'%s' is too %s: at %s %s"
              .formatted(
                  text,
                  number.signum() < 0 ? "small" : "large",
                  number.signum() < 0 ? "least" : "most",
                  number.signum() < 0 ? BigInteger.valueOf(least) : most));
    }
    return number.longValue();
  }

  private static <T> void register(CommandLine command, Class<T> type, Function<String, T> parser) {
    command.registerConverter(type, new ArgumentConverter<>(parser));
  }

  /** Reads an address literal, IPv4 or IPv6; no name is looked up. */
  static InetAddress address(String text) {
    try {
      return InetAddress.ofLiteral(text);
    } catch (IllegalArgumentException _) {
      throw new IllegalArgumentException(
          "'" + text + "' is no IP address: write one like 127.0.0.1 or ::1, names go elsewhere");
    }
  }

  /** Reads hexadecimal digits, as the protocol writes them. */
  public static int hex(String what, String text, int digits) {
    if (!text.matches("[0-9A-Fa-f]{" + digits + "}")) {
      throw new IllegalArgumentException(
          "'" + text + "' is no " + what + ": write " + digits + " hexadecimal digits");
    }
    return Integer.parseInt(text, 16);
  }
}
