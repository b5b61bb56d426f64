package org.wwep.emulator.fault;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A type of fault: its name, its attributes, and how they make one.
 *
 * @param name as toxiproxy writes it
 * @param of its class
 * @param attributes in the order of documentation
 * @param make makes one from its attributes
 * @param read takes one apart; what is left out, is absent
 */
record FaultType<F extends Fault>(
    String name,
    Class<F> of,
    List<Attribute> attributes,
    Function<Attributes, F> make,
    Function<F, Map<String, Object>> read) {
  Map<String, Object> read(Fault fault) {
    return read.apply(of.cast(fault));
  }

  List<String> attributeNames() {
    return attributes.stream().map(Attribute::name).toList();
  }
}
