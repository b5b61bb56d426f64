package org.wwep.emulator.scenario.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds what Wokwi would not know in a valid scenario.
 *
 * <p>Wokwi ignores top-level keys that it does not know, so these are no matter; commands, and
 * fields of a command, are. <b>Source.</b> Wokwi's documentation of automation scenarios.
 */
final class WokwiCheck {
  private static final Map<String, Set<String>> FIELDS =
      Map.of(
          "expect-pin", Set.of("part-id", "name", "pin", "value"),
          "set-control", Set.of("part-id", "name", "control", "value"),
          "delay", Set.of(),
          "wait-serial", Set.of(),
          "write-serial", Set.of());

  private final List<Problem> found = new ArrayList<>();

  private WokwiCheck() {}

  static List<Problem> of(YamlNode yamlNode) {
    WokwiCheck check = new WokwiCheck();
    YamlNode.Fields top = (YamlNode.Fields) yamlNode;
    if (find(top, "name") == null) {
      check.add(top, "Wokwi wants a 'name'");
    } else if (find(top, "name") instanceof YamlNode.Scalar name
        && name.type() != YamlNode.Type.TEXT) {
      check.add(name, "Wokwi wants a 'name' of text: quote it");
    }
    if (find(top, "steps") instanceof YamlNode.Items steps) {
      steps.items().forEach(step -> check.step((YamlNode.Fields) step));
    } else {
      check.add(top, "Wokwi wants 'steps'");
    }
    return check.found;
  }

  private void step(YamlNode.Fields step) {
    for (YamlNode.Entry entry : step.entries()) {
      Set<String> known = FIELDS.get(entry.key());
      if (known != null) {
        command(entry, known);
      } else if (!entry.key().equals("name")) {
        found.add(new Problem(entry.at(), "Wokwi does not know '" + entry.key() + "'"));
      }
    }
  }

  private void command(YamlNode.Entry command, Set<String> known) {
    switch (command.value()) {
      case YamlNode.Fields fields when known.isEmpty() ->
          add(fields, "Wokwi takes only a single value for '" + command.key() + "'");
      case YamlNode.Fields fields -> {
        for (YamlNode.Entry field : fields.entries()) {
          if (!known.contains(field.key())) {
            found.add(
                new Problem(
                    field.at(),
                    "Wokwi does not know '" + field.key() + "' of '" + command.key() + "'"));
          }
        }
        if (find(fields, "name") == null
            && find(fields, "pin") == null
            && find(fields, "control") == null) {
          add(fields, "Wokwi wants the 'name' of the pin");
        }
      }
      case YamlNode.Scalar scalar -> {
        if (command.key().equals("delay") && scalar.text().strip().endsWith("m")) {
          add(scalar, "Wokwi knows no minutes: write seconds");
        } else if (command.key().endsWith("-serial") && scalar.type() != YamlNode.Type.TEXT) {
          add(scalar, "Wokwi wants text: quote it");
        }
      }
      case YamlNode.Items _ -> {}
    }
  }

  private void add(YamlNode yamlNode, String message) {
    found.add(new Problem(yamlNode.at(), message));
  }

  private static @Nullable YamlNode find(YamlNode.Fields fields, String key) {
    for (YamlNode.Entry entry : fields.entries()) {
      if (entry.key().equals(key)) {
        return entry.value();
      }
    }
    return null;
  }
}
