package org.wwep.emulator.search;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.wwep.emulator.scenario.DeviceSpec;
import org.wwep.emulator.scenario.Scenario;

/** How a device reaches the server, for tallies: {@code open stream}, {@code tls packet}. */
final class LinkLabel {
  static final String OPEN = "open";
  static final String TLS = "tls";
  static final String PACKET = "packet";

  private LinkLabel() {}

  /** Returns the label of each device that runs the course's client, by its name. */
  static Map<String, String> ofClients(Scenario scenario) {
    Map<String, String> labels = new TreeMap<>();
    for (DeviceSpec device : scenario.devices()) {
      if (device.firmware().isClient()) {
        labels.put(device.id(), of(device));
      }
    }
    return labels;
  }

  /** Returns a device's label; one whose presses take links of several kinds has them all. */
  private static String of(DeviceSpec device) {
    return device.links().stream()
        .map(
            link ->
                (link.tls() == null ? OPEN : TLS)
                    + " "
                    + link.api().name().toLowerCase(Locale.ROOT))
        .distinct()
        .sorted()
        .collect(Collectors.joining(" + "));
  }

  /** Returns whether one of the links is secured, or one is not. */
  static boolean has(String label, String security) {
    return List.of(label.split(" ")).contains(security);
  }
}
