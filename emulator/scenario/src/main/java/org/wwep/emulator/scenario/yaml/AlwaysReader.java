package org.wwep.emulator.scenario.yaml;

import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.scenario.AlwaysCondition;
import org.wwep.emulator.scenario.AlwaysSpec;
import org.wwep.emulator.scenario.DeviceResource;
import org.wwep.emulator.scenario.DeviceSpec;
import org.wwep.emulator.scenario.FirmwareSpec;
import org.wwep.emulator.scenario.PartPin;
import org.wwep.emulator.scenario.PartsSpec;
import org.wwep.emulator.scenario.SerialText;
import org.wwep.hal.Level;

/** Reads what has to hold for a whole run. */
final class AlwaysReader {
  private static final int MOST = 100_000;
  private static final String EXAMPLE = "'- at-rest: [sockets, packets]'";

  private final DeviceIndex devices;
  private final ConditionList<AlwaysCondition> list;

  AlwaysReader(DeviceIndex devices, Problems problems) {
    this.devices = devices;
    Map<String, ConditionList.Keyword<AlwaysCondition>> keywords = new LinkedHashMap<>();
    keywords.put("hold-pin", new ConditionList.Keyword<>(null, this::holdPin));
    keywords.put("expect-not-serial", new ConditionList.Keyword<>("text", this::notOnConsole));
    keywords.put("led-equals-register", new ConditionList.Keyword<>(null, this::ledEqualsRegister));
    keywords.put("at-most", new ConditionList.Keyword<>(null, this::atMost));
    keywords.put("at-rest", new ConditionList.Keyword<>("resources", this::atRest));
    this.list = new ConditionList<>(problems, "always", EXAMPLE, keywords);
  }

  /** Returns the conditions of a file. */
  List<AlwaysSpec> read(MappingReader top) {
    return list.read(top).stream()
        .map(entry -> new AlwaysSpec(entry.name(), entry.condition(), entry.at()))
        .toList();
  }

  private @Nullable AlwaysCondition holdPin(MappingReader fields) {
    if (ServerConditions.refused(
        devices, fields, "the pins of a server are not wired to anything")) {
      return null;
    }
    PartPin pin = devices.pin(fields);
    Level level = fields.required("value", Level.LOW, ValueReaders::level);
    if (pin.pin().equals("C") || pin.pin().startsWith("2.")) {
      fields.problem(fields.at(), "'" + pin + "' is wired to ground, and never changes");
    }
    return new AlwaysCondition.HoldPin(pin, level);
  }

  private AlwaysCondition notOnConsole(MappingReader fields) {
    boolean one = fields.has("device") || fields.has("part-id") || devices.devices().size() == 1;
    String device = one ? devices.console(fields) : null;
    SerialText text = SerialTextReader.read(fields);
    if (text.text().contains("\n")) {
      fields.problem(fields.at(), "lines are looked at one by one: leave the line's end out");
    }
    return new AlwaysCondition.NotOnConsole(device, text);
  }

  private @Nullable AlwaysCondition ledEqualsRegister(MappingReader fields) {
    if (ServerConditions.refused(
        devices, fields, "a server has the registers, and no LED that shows one")) {
      return null;
    }
    String device;
    String led;
    if (fields.has("part-id")) {
      DeviceIndex.Part part = devices.led(fields);
      device = part.device();
      led = part.button() ? devices.spec(device).parts().getFirst().led() : part.id();
    } else {
      device = devices.device(fields);
      led = devices.spec(device).parts().getFirst().led();
    }
    DeviceSpec spec = devices.spec(device);
    if (spec.board().leds().isEmpty()) {
      fields.problem(fields.at(), "the bench has no line to an LED: give 'external' its 'leds'");
    }
    Integer usual = null;
    for (PartsSpec parts : spec.parts()) {
      usual = parts.led().equals(led) ? Integer.valueOf(parts.register()) : usual;
    }
    Integer register = fields.<@Nullable Integer>value("register", usual, ValueReaders.hex(2));
    if (register == null) {
      fields.problem(fields.at(), "'register' is missing: say which one '" + led + "' shows");
    }
    Duration within = fields.<@Nullable Duration>value("within", null, ValueReaders::span);
    if (within == null && isOnBench(device)) {
      fields.problem(
          fields.at(),
          "nobody sees whether a board on a bench is at rest: give 'within', such as 2s");
    }
    return register == null
        ? null
        : new AlwaysCondition.LedEqualsRegister(device, led, register, within);
  }

  private AlwaysCondition atMost(MappingReader fields) {
    Map<DeviceResource, Integer> most = new EnumMap<>(DeviceResource.class);
    put(most, DeviceResource.SOCKETS, fields, "sockets");
    put(most, DeviceResource.THREADS, fields, "threads");
    if (most.isEmpty()) {
      fields.problem(fields.at(), "say of what: 'sockets', 'threads' or both");
    }
    return new AlwaysCondition.AtMost(seenInside(fields), most);
  }

  private static void put(
      Map<DeviceResource, Integer> most,
      DeviceResource resource,
      MappingReader fields,
      String key) {
    if (fields.has(key)) {
      most.put(resource, fields.value(key, 0, ValueReaders.integer(0, MOST)));
    }
  }

  private AlwaysCondition atRest(MappingReader fields) {
    List<DeviceResource> resources =
        fields.required(
            "resources",
            List.of(DeviceResource.SOCKETS),
            ValueReaders.list(ValueReaders.oneOf(DeviceResource.class)));
    Set<DeviceResource> set = EnumSet.noneOf(DeviceResource.class);
    set.addAll(resources);
    if (set.isEmpty()) {
      fields.problem(fields.at("resources"), "say which of sockets, packets, threads");
    }
    return new AlwaysCondition.AtRest(
        seenInside(fields), set, fields.value("after", AlwaysCondition.REST, ValueReaders::span));
  }

  /** Reads the device of a condition that looks into it; each, if none is named. */
  private @Nullable String seenInside(MappingReader fields) {
    if (devices.isServer(fields)) {
      return ServerConditions.server(devices, fields);
    }
    String device = devices.deviceOrNull(fields);
    for (DeviceSpec each : devices.devices()) {
      if ((device == null || device.equals(each.id())) && isOnBench(each.id())) {
        fields.problem(
            fields.at(),
            "nobody sees the sockets, packets and threads of a board on a bench, '%s': remove it"
                .formatted(each.id()));
        break;
      }
    }
    return device;
  }

  private boolean isOnBench(String device) {
    return devices.spec(device).firmware() instanceof FirmwareSpec.OnBench;
  }
}
