package org.wwep.emulator.testbed;

import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.wwep.hal.MacAddress;
import org.wwep.protocol.DeviceId;

/**
 * Reads which boards are on a bench.
 *
 * <p><b>Shape</b>: found by the service loader, so it has a public constructor without parameters,
 * and making it costs nothing.
 */
public interface BenchProvider {
  /**
   * A board on a bench.
   *
   * @param id what the bench calls it
   * @param mac its MAC address, or null if nobody says
   * @param deviceId its ID on the wire, or null for the sum of the MAC address's bytes
   * @param secured whether it uses TLS
   * @param serverNames the names and addresses at which it looks for its server
   * @param image puts it in the place of firmware
   */
  record BenchBoard(
      String id,
      @Nullable MacAddress mac,
      @Nullable DeviceId deviceId,
      boolean secured,
      List<String> serverNames,
      FirmwareImage image) {
    /** Copies the list. */
    public BenchBoard {
      serverNames = List.copyOf(serverNames);
    }
  }

  /**
   * Reads the file of a bench.
   *
   * @param chip the GPIO chip of boards that name none, or null
   * @throws IllegalArgumentException if there is something wrong with it: each mistake on a line
   */
  List<BenchBoard> read(Path file, @Nullable String chip);

  /**
   * Returns the one that is installed.
   *
   * @throws IllegalStateException if there is none, saying which artifact has it
   */
  static BenchProvider installed(ClassLoader classes) {
    return ServiceLoader.load(BenchProvider.class, classes)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "boards on a bench need the artifact org.wwep:wwep-scenario: add it to the"
                        + " class path"));
  }
}
