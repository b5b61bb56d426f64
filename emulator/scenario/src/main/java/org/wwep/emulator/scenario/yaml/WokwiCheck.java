package org.wwep.emulator.scenario.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds what Wokwi would not know in a valid scenario.
 *
 * <p>Wokwi ignores top-level keys that it does not know, so these are no matter; commands, and
 * fields of a command, are. <b>Source.</b> Wokwi's documentation of automation scenarios.
 */
final class WokwiCheck {
  private final Map<String, WokwiForm> forms = new HashMap<>();
  private final List<Problem> found = new ArrayList<>();

  private WokwiCheck(List<CommandType> commandTypes) {
    for (CommandType type : commandTypes) {
      WokwiForm form = type.wokwi();
      if (form != null) {
        forms.put(type.keyword(), form);
      }
    }
  }

  static List<Problem> of(YamlNode yamlNode, List<CommandType> commandTypes) {
    WokwiCheck check = new WokwiCheck(commandTypes);
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
      WokwiForm form = forms.get(entry.key());
      if (form != null) {
        command(entry, form);
      } else if (!entry.key().equals("name")) {
        found.add(new Problem(entry.at(), "Wokwi does not know '" + entry.key() + "'"));
      }
    }
  }

  private void command(YamlNode.Entry command, WokwiForm form) {
    switch (command.value()) {
      case YamlNode.Fields fields when form.fields().isEmpty() ->
          add(fields, "Wokwi takes only a single value for '" + command.key() + "'");
      case YamlNode.Fields fields -> {
        for (YamlNode.Entry field : fields.entries()) {
          if (!form.fields().contains(field.key())) {
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
        if (form.text() && scalar.type() != YamlNode.Type.TEXT) {
          add(scalar, "Wokwi wants text: quote it");
        }
        String complaint = form.check().apply(scalar.text());
        if (!complaint.isEmpty()) {
          add(scalar, complaint);
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
