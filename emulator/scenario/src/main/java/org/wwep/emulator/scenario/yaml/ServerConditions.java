package org.wwep.emulator.scenario.yaml;

import java.util.List;
import org.wwep.emulator.scenario.ServerSpec;

/** Which conditions of {@code always} can be told of a server. */
final class ServerConditions {
  private static final List<String> OF_DEVICES =
      List.of("part-id", "name", "pin", "value", "register", "within");

  private ServerConditions() {}

  /** Returns the server's name; a problem unless it is firmware, which is seen inside. */
  static String server(DeviceIndex devices, MappingReader fields) {
    if (!devices.serverPrints()) {
      fields.problem(
          fields.at("device"),
          "the register server is no firmware, and has none of these: name a device");
    }
    return ServerSpec.ID;
  }

  /**
   * Tells of a condition that only a device has, if it names the server.
   *
   * @return whether it does; then nothing else has to be told of its fields
   */
  static boolean refused(DeviceIndex devices, MappingReader fields, String why) {
    if (!devices.isServer(fields)) {
      return false;
    }
    fields.problem(
        fields.at("device"),
        why + ": of a server at-most, at-rest and expect-not-serial can be told");
    for (String key : OF_DEVICES) {
      boolean _ = fields.has(key);
    }
    return true;
  }
}
