package org.wwep.emulator.scenario.yaml;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.coprocessor.AccessPoint;
import org.wwep.emulator.coprocessor.HotSpotSetup;
import org.wwep.emulator.coprocessor.PowerFigures;
import org.wwep.emulator.coprocessor.PowerFigures.ModeFigures;
import org.wwep.emulator.coprocessor.WifiSetup;
import org.wwep.emulator.coprocessor.channel.ConnectionPolicy;
import org.wwep.emulator.coprocessor.channel.PowerMode;
import org.wwep.emulator.coprocessor.channel.PowerPolicy;
import org.wwep.emulator.coprocessor.channel.WlanProfile;
import org.wwep.emulator.scenario.CoprocessorSpec;
import org.wwep.emulator.scenario.DeviceSpec.StackKind;

/** Reads what a device's coprocessor knows of Wi-Fi, and what it draws. */
final class CoprocessorReader {
  private static final List<String> POLICIES =
      List.of("auto", "fast", "any-p2p", "auto-provisioning");
  private static final ConnectionPolicy USUAL = new ConnectionPolicy(true, true, false, true);
  private static final int CHANNEL = 6;
  private static final int STRENGTH = -52;

  private final Problems problems;

  CoprocessorReader(Problems problems) {
    this.problems = problems;
  }

  CoprocessorSpec read(MappingReader device, StackKind stack) {
    YamlNode wifi = device.tree("wifi");
    YamlNode power = device.tree("power");
    if (stack != StackKind.NWP) {
      device.refuse(List.of("wifi", "power"), "is the coprocessor's: give the device 'stack: nwp'");
      return CoprocessorSpec.DEFAULT;
    }
    return new CoprocessorSpec(
        wifi == null ? null : wifi(wifi), power == null ? null : power(power));
  }

  private @Nullable WifiSetup wifi(YamlNode yamlNode) {
    MappingReader fields = new MappingReader(problems, "'wifi'", yamlNode.at(), yamlNode);
    List<AccessPoint> networks = new ArrayList<>();
    for (YamlNode item : items(fields, "networks")) {
      AccessPoint network = accessPoint(item, false);
      if (network != null) {
        networks.add(network);
      }
    }
    List<WlanProfile> profiles = new ArrayList<>();
    for (YamlNode item : items(fields, "profiles")) {
      MappingReader each = new MappingReader(problems, "profile", item.at(), item);
      WlanProfile profile = ProfileReader.read(each);
      each.end();
      if (profile != null) {
        profiles.add(profile);
      }
    }
    ConnectionPolicy policy = policy(fields);
    YamlNode own = fields.tree("access-point");
    AccessPoint hotSpot = own == null ? null : accessPoint(own, true);
    boolean given = fields.has("networks");
    fields.end();
    return problems.<@Nullable WifiSetup>make(
        yamlNode.at(),
        null,
        () ->
            new WifiSetup(
                given ? networks : List.of(AccessPoint.DEFAULT), profiles, policy, hotSpot));
  }

  private static List<YamlNode> items(MappingReader fields, String key) {
    YamlNode yamlNode = fields.tree(key);
    if (yamlNode instanceof YamlNode.Items list) {
      return list.items();
    }
    if (yamlNode != null) {
      fields.problem(
          yamlNode.at(),
          "'%s': expected a list, '- {ssid: WWEP}', was %s".formatted(key, yamlNode.kind()));
    }
    return List.of();
  }

  private @Nullable AccessPoint accessPoint(YamlNode yamlNode, boolean own) {
    String what = own ? "'access-point'" : "network";
    MappingReader fields = new MappingReader(problems, what, yamlNode.at(), yamlNode);
    String ssid = fields.required("ssid", AccessPoint.DEFAULT.ssid(), ValueReaders::text);
    String key = fields.value("key", "", ValueReaders::text);
    int rssi =
        own ? HotSpotSetup.STRENGTH : fields.value("rssi", STRENGTH, ValueReaders.integer(-100, 0));
    fields.end();
    return problems.<@Nullable AccessPoint>make(
        yamlNode.at(),
        null,
        () -> {
          WlanProfile checked = new WlanProfile(ssid, key, 0);
          return new AccessPoint(
              checked.ssid(), checked.secured() ? checked.key() : null, rssi, CHANNEL);
        });
  }

  private static ConnectionPolicy policy(MappingReader fields) {
    List<String> names =
        fields.value(
            "connection-policy",
            List.of(),
            ValueReaders.list(ValueReaders.word("policy", POLICIES)));
    if (!fields.has("connection-policy")) {
      return USUAL;
    }
    Set<String> on = Set.copyOf(names);
    return new ConnectionPolicy(
        on.contains("auto"),
        on.contains("fast"),
        on.contains("any-p2p"),
        on.contains("auto-provisioning"));
  }

  private @Nullable PowerFigures power(YamlNode yamlNode) {
    MappingReader fields = new MappingReader(problems, "'power'", yamlNode.at(), yamlNode);
    double volts = fields.required("supply-volts", 1.0, node -> ValueReaders.decimal(node, 60));
    PowerPolicy policy =
        fields.value("policy", PowerPolicy.NORMAL, ValueReaders.of(CoprocessorReader::powerPolicy));
    Duration after = fields.required("sleep-after", Duration.ZERO, ValueReaders::duration);
    Map<PowerMode, ModeFigures> modes = new EnumMap<>(PowerMode.class);
    for (PowerMode mode : PowerMode.values()) {
      YamlNode figures = fields.tree(mode.toString());
      if (figures == null) {
        fields.problem(
            fields.at(),
            "'power': '%s' is missing, give {milliamps: 59}, with 'wake-up' for all but active"
                .formatted(mode));
        return null;
      }
      modes.put(mode, mode(mode, figures));
    }
    fields.end();
    return problems.<@Nullable PowerFigures>make(
        yamlNode.at(), null, () -> new PowerFigures(volts, modes, after, policy));
  }

  private static PowerPolicy powerPolicy(String text) {
    for (PowerPolicy each : PowerPolicy.values()) {
      if (each.toString().equals(text)) {
        if (!each.works()) {
          throw new IllegalArgumentException(
              "'%s' depends on beacons, which are not emulated: take normal or always-on"
                  .formatted(each));
        }
        return each;
      }
    }
    throw new IllegalArgumentException(
        "unknown policy '%s': take normal or always-on".formatted(QuotedText.of(text)));
  }

  private ModeFigures mode(PowerMode mode, YamlNode yamlNode) {
    MappingReader fields = new MappingReader(problems, "'" + mode + "'", yamlNode.at(), yamlNode);
    double milliamps =
        fields.required("milliamps", 0.0, node -> ValueReaders.decimal(node, 10_000));
    Duration wakeUp =
        mode == PowerMode.ACTIVE
            ? Duration.ZERO
            : fields.value("wake-up", Duration.ZERO, ValueReaders::duration);
    fields.end();
    return new ModeFigures(milliamps, wakeUp);
  }
}
