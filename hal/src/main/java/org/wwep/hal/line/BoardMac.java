package org.wwep.hal.line;

import java.io.IOException;
import java.lang.System.Logger;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wwep.hal.BoardConfig;
import org.wwep.hal.HalException;
import org.wwep.hal.MacAddress;
import org.wwep.hal.Remedy;

/**
 * Finds the MAC address of the machine: that of {@code eth0}, else {@code wlan0}, else the first
 * Ethernet-like interface by name that has one.
 *
 * <p><b>Source.</b> Linux, {@code /sys/class/net/NAME/type} (1 is Ethernet and Wi-Fi, the loopback
 * is 772) and {@code address}.
 */
public final class BoardMac {
  private static final Logger LOG = System.getLogger(BoardMac.class.getName());
  private static final String ETHERNET = "1";
  private static final List<String> PREFERRED = List.of("eth0", "wlan0");

  private BoardMac() {}

  /**
   * Returns the configured MAC address, else the machine's.
   *
   * @param root the root directory of the machine, {@code /}
   * @throws HalException if there is neither
   */
  public static MacAddress of(BoardConfig config, Path root) throws HalException {
    @Nullable MacAddress configured = config.mac();
    if (configured != null) {
      return configured;
    }
    return find(root)
        .orElseThrow(
            () ->
                new HalException(
                    HalException.Problem.DRIVER,
                    "no network interface here has a MAC address",
                    new Remedy.Setting(Remedy.MAC)));
  }

  static Optional<MacAddress> find(Path root) {
    return interfaces(root.resolve("sys/class/net")).stream()
        .map(BoardMac::address)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static List<Path> interfaces(Path net) {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(net)) {
      entries.forEach(found::add);
    } catch (IOException e) {
      LOG.log(Logger.Level.DEBUG, "no network interfaces in {0}: {1}", net, e.toString());
    }
    found.sort(Comparator.comparing(BoardMac::rank).thenComparing(Path::getFileName));
    return found;
  }

  private static int rank(Path entry) {
    int index = PREFERRED.indexOf(entry.getFileName().toString());
    return index < 0 ? PREFERRED.size() : index;
  }

  private static Optional<MacAddress> address(Path entry) {
    try {
      if (!Files.readString(entry.resolve("type")).strip().equals(ETHERNET)) {
        return Optional.empty();
      }
      MacAddress mac = MacAddress.parse(Files.readString(entry.resolve("address")));
      return mac.bits() == 0 ? Optional.empty() : Optional.of(mac);
    } catch (IOException | IllegalArgumentException e) {
      LOG.log(Logger.Level.DEBUG, "no MAC address in {0}: {1}", entry, e.toString());
      return Optional.empty();
    }
  }
}
