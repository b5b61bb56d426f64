package org.wwep.emulator.scenario.yaml;

import java.util.List;
import org.wwep.emulator.scenario.BounceSpec;
import org.wwep.emulator.scenario.Step;

/**
 * The parts of a scenario that reading a command may need.
 *
 * @param devices whom a step can name
 * @param timeouts how long steps wait
 * @param faults which faults there are
 * @param steps reads the steps inside a step
 */
public record CommandScope(
    DeviceIndex devices, TimeoutReader timeouts, FaultIndex faults, NestedSteps steps) {
  /** Reads the steps inside a step. */
  @FunctionalInterface
  public interface NestedSteps {
    /**
     * Reads them; mistakes are problems of the file.
     *
     * @param what what they are, for messages: {@code 'steps' of 'repeat'}
     */
    List<Step> read(YamlNode yamlNode, String what);
  }

  /** Reads how a contact bounces; without a word, as the file's defaults have it. */
  public BounceSpec bounce(MappingReader fields) {
    return BounceReader.read(fields, timeouts.defaults().bounce());
  }
}
