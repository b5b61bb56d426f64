package org.wwep.emulator.scenario.yaml;

import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Says in plain words what the YAML parser stumbled over. */
final class YamlErrors {
  private YamlErrors() {}

  static String of(MarkedYamlEngineException e) {
    String problem = String.valueOf(e.getProblem());
    if (problem.contains("TAB")) {
      return "a tab cannot indent YAML: use spaces";
    }
    if (problem.contains("mapping values are not allowed")) {
      return "a second ': ' on this line: quote the text that has it, or begin a new line";
    }
    if (problem.contains("found unexpected end of stream")) {
      return "the file ends inside quotes: close them";
    }
    return "this is not YAML: "
        + problem
        + (e.getContext() == null ? "" : " " + e.getContext())
        + ": check indentation, quotes and brackets here";
  }
}
