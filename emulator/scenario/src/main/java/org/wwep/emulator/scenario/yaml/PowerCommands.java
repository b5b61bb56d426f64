package org.wwep.emulator.scenario.yaml;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.scenario.Command;
import org.wwep.emulator.scenario.FaultEntry;
import org.wwep.emulator.scenario.Position;

/** Steps that break things, and those that switch them off and on. */
final class PowerCommands {
  private final DeviceIndex deviceIndex;
  private final FaultReader faultReader;
  private final Set<String> begun = new LinkedHashSet<>();
  private final Map<Position, String> ended = new LinkedHashMap<>();

  PowerCommands(DeviceIndex deviceIndex, FaultRules rules) {
    this.deviceIndex = deviceIndex;
    this.faultReader = new FaultReader(rules);
  }

  void register(CommandReaders.Registry registry) {
    registry.add("fault", null, this::inject);
    registry.add("clear-fault", "name", this::clear);
    registry.add("reboot", "device", f -> new Command.Reboot(deviceIndex.deviceOrServer(f)));
    registry.add("power-off", "device", f -> new Command.PowerOff(deviceIndex.deviceOrServer(f)));
    registry.add("power-on", "device", f -> new Command.PowerOn(deviceIndex.deviceOrServer(f)));
  }

  /** Reports the faults that are to end, but never begin. To be called after the last step. */
  void end(Problems problems) {
    ended.forEach(
        (at, name) -> {
          if (!begun.contains(name)) {
            problems.add(
                at,
                "clear-fault: no step begins a fault '"
                    + QuotedText.of(name)
                    + "'"
                    + Suggestion.of(name, begun));
          }
        });
  }

  private Command inject(MappingReader fields) {
    FaultEntry fault = faultReader.read(fields);
    begun.add(fault.name());
    return new Command.InjectFault(fault, deviceIndex.deviceOrNull(fields));
  }

  private Command clear(MappingReader fields) {
    String name = fields.<@Nullable String>value("name", null, ValueReaders::text);
    if (name != null) {
      ended.put(fields.at("name"), name);
    }
    return new Command.ClearFault(name, deviceIndex.deviceOrNull(fields));
  }
}
