package org.wwep.emulator.fleet.agents;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.wwep.emulator.fleet.FleetConfig;
import org.wwep.emulator.fleet.FleetFirmware;
import org.wwep.value.Durations;

/**
 * What has to be the same in all agents of a fleet, by the names of its options.
 *
 * @param parts the values, as texts
 */
record FleetFingerprint(Map<String, String> parts) {
  private static final String SCENARIO = "scenario";

  /** Returns that of a fleet. */
  static FleetFingerprint of(FleetConfig config) {
    FleetFirmware firmware = config.firmware();
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("devices", String.valueOf(config.devices()));
    parts.put("shards", String.valueOf(config.shard().count()));
    parts.put("mac", config.firstMac().toString());
    parts.put("seed", String.valueOf(config.seed()));
    String digest = config.model().digest();
    parts.put("presses", digest == null ? config.model().toString() : "as a scenario says");
    if (digest != null) {
      parts.put(SCENARIO, digest);
    }
    parts.put("ramp", Durations.format(config.ramp()));
    parts.put("duration", Durations.format(config.duration()));
    parts.put("tls", String.valueOf(config.target().engines() != null));
    parts.put("keep-alive", String.valueOf(config.target().keepAlive()));
    parts.put("firmware", firmware == null ? "none" : firmware.name());
    return new FleetFingerprint(parts);
  }

  /** Says how what an agent sent differs, or returns nothing. */
  Optional<String> difference(Map<String, Object> message) {
    return parts.entrySet().stream()
        .filter(part -> !Objects.equals(message.get(part.getKey()), part.getValue()))
        .map(part -> difference(part.getKey(), part.getValue(), message))
        .findFirst();
  }

  private static String difference(String name, String value, Map<String, Object> message) {
    return name.equals(SCENARIO)
        ? "its scenario is another one than that of the first agent"
        : "its %s is '%s', and that of the first agent '%s'"
            .formatted(name, AgentLink.text(message, name), value);
  }
}
