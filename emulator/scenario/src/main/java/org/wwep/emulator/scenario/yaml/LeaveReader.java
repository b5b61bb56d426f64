package org.wwep.emulator.scenario.yaml;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.external.PowerSpec;
import org.wwep.emulator.rig.BenchLines;
import org.wwep.hal.Drive;

/** Reads the state that a board's lines are left in: the key {@code leave} of a bench. */
final class LeaveReader {
  /** What a switch of the power is left at. */
  private enum Power {
    ON,
    OFF
  }

  /** What the line of a button is left as. */
  private enum ContactEnd {
    INPUT,
    RELEASED
  }

  private final Problems problems;

  LeaveReader(Problems problems) {
    this.problems = problems;
  }

  /**
   * What is left behind.
   *
   * @param powered whether the board keeps its power
   * @param inputs whether the line of a button is an input at the end; those that are not said are
   */
  record Leave(boolean powered, Map<String, Boolean> inputs) {
    /** Returns the lines with what is said of their end. */
    BenchLines applied(BenchLines lines) {
      return new BenchLines(
          lines.contacts().stream()
              .map(contact -> contact.withInputAtEnd(inputs.getOrDefault(contact.button(), true)))
              .toList(),
          lines.lights(),
          lines.switches());
    }
  }

  Leave read(MappingReader board, @Nullable PowerSpec power, List<BenchLines.Contact> contacts) {
    YamlNode yamlNode = board.tree("leave");
    if (yamlNode == null) {
      return new Leave(false, Map.of());
    }
    MappingReader fields = new MappingReader(problems, "'leave'", yamlNode.at(), yamlNode);
    Power at = fields.value("power", Power.OFF, ValueReaders.oneOf(Power.class));
    if (at == Power.ON && power instanceof PowerSpec.Line) {
      fields.problem(
          fields.at("power"),
          "'power: on': the kernel promises nothing of a line that nobody holds: switch by a"
              + " command, or leave it off");
    } else if (power == null && fields.has("power")) {
      fields.problem(fields.at("power"), "'power': nothing switches it: remove it");
    }
    Map<String, Boolean> inputs = new HashMap<>();
    for (BenchLines.Contact contact : contacts) {
      String button = contact.button();
      ContactEnd end = fields.value(button, ContactEnd.INPUT, ValueReaders.oneOf(ContactEnd.class));
      if (end == ContactEnd.RELEASED && contact.drive() != Drive.PUSH_PULL) {
        fields.problem(
            fields.at(button),
            "'%s: released': a line that is %s lets go to release, so it is an input: remove it"
                .formatted(QuotedText.of(button), contact.drive()));
      }
      inputs.put(button, end == ContactEnd.INPUT);
    }
    if (yamlNode instanceof YamlNode.Fields said && said.entries().isEmpty()) {
      fields.problem(yamlNode.at(), "say of 'power' or of a button what it is left at");
    }
    fields.end();
    return new Leave(at == Power.ON, inputs);
  }
}
