package org.wwep.emulator.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.cli.scenario.RunSelection;
import org.wwep.emulator.cli.scenario.ScenarioRuns;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.fault.FaultFormat;
import org.wwep.emulator.json.JsonReader;
import org.wwep.emulator.json.JsonSyntaxException;
import org.wwep.emulator.json.JsonWriter;
import org.wwep.emulator.report.HtmlPage;
import org.wwep.emulator.report.JunitXml;
import org.wwep.emulator.run.NamedFiles;
import org.wwep.emulator.run.RigLimits;
import org.wwep.emulator.run.RunRequest;
import org.wwep.emulator.run.RunResult;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.emulator.scenario.command.ScenarioSchema;
import org.wwep.emulator.scenario.yaml.CommandType;
import org.wwep.emulator.scenario.yaml.ParseResult;
import org.wwep.emulator.scenario.yaml.ScenarioParser;

/**
 * Changes one key of a scenario and looks whether the run shows it: its verdict, what it says, its
 * event log, its page, its JUnit XML. JSON is YAML, so the files are written as JSON.
 */
final class ScenarioWalk {
  /** What became of a file: what a user sees of its run, or why it was refused. */
  record Outcome(boolean refused, String text) {}

  private final Path folder;
  private final List<CommandType> types;
  private final Map<String, Outcome> known = new LinkedHashMap<>();

  ScenarioWalk(Path folder, List<CommandType> types) {
    this.folder = folder;
    this.types = types;
  }

  static Map<String, Object> json(String text) {
    try {
      return JsonReader.object(JsonReader.read(text.replace('\'', '"').getBytes(UTF_8)));
    } catch (JsonSyntaxException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  static Object value(String text) {
    return Objects.requireNonNull(json("{'v': " + text + "}").get("v"));
  }

  /** Runs a scenario as {@code wwep run} does, or says why that would not. */
  Outcome run(Map<String, Object> scenario) {
    String text = JsonWriter.write(scenario);
    return known.computeIfAbsent(text, this::run);
  }

  private Outcome run(String text) {
    try {
      Path file = Files.writeString(folder.resolve("walk.yaml"), text);
      ScenarioParser parser = new ScenarioParser(types, FaultFormat::parse);
      if (parser.parse(file.toString(), text.getBytes(UTF_8)) instanceof ParseResult.Valid valid) {
        return run(valid.scenario());
      }
      return refusal(parser.parse(file.toString(), text.getBytes(UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Outcome refusal(ParseResult result) {
    return new Outcome(true, ((ParseResult.Invalid) result).problems().toString());
  }

  private static Outcome run(Scenario scenario) {
    try {
      RunSelection selection = new RunSelection();
      selection.exclude = List.of("hidden");
      RunRequest request = selection.requestsFor(List.of(scenario), 1).getFirst();
      RunResult result = ScenarioRuns.run(request);
      if (result.verdict() == RunResult.Verdict.BROKEN
          && NamedFiles.problems(scenario).isEmpty()
          && RigLimits.of(scenario, request.rig()).isEmpty()) {
        throw new AssertionError("lint calls it valid, and it cannot be run: " + result.failure());
      }
      return new Outcome(
          result.verdict() == RunResult.Verdict.BROKEN,
          result.failure() + HtmlPage.text(result) + steady(JunitXml.text(List.of(result))));
    } catch (CliException e) {
      return new Outcome(false, String.valueOf(e.getMessage()));
    }
  }

  /** Leaves out how long it took in real time. */
  private static String steady(String xml) {
    return xml.replaceAll("time=\"[^\"]*\"", "");
  }

  /** Returns every key that the schema has outside of steps, {@code devices.tls.ca}. */
  Set<String> keys() {
    Map<String, Object> schema = schema();
    Set<String> keys = new LinkedHashSet<>();
    collect(schema, "", keys);
    collect(definition(schema, "bounce"), "defaults.bounce", keys);
    collect(definition(schema, "own-firmware"), "devices.firmware", keys);
    collect(definition(schema, "client-tls"), "devices.tls", keys);
    collect(definition(schema, "client-tls"), "devices.links.tls", keys);
    collect(definition(schema, "asleep"), "devices.power.sleep", keys);
    collect(definition(schema, "asleep"), "devices.power.hibernate", keys);
    return keys;
  }

  /** Returns the fields of each command; a command without fields has none. */
  Map<String, Set<String>> commands() {
    Map<String, Set<String>> commands = new LinkedHashMap<>();
    child(definition(schema(), "step"), "properties")
        .forEach(
            (keyword, command) -> {
              Set<String> fields = new LinkedHashSet<>();
              collect(command, "", fields);
              commands.put(String.valueOf(keyword), fields);
            });
    return commands;
  }

  private Map<String, Object> schema() {
    return json(ScenarioSchema.of(types).replace("'", ""));
  }

  private static Map<?, ?> definition(Map<String, Object> schema, String name) {
    return child(child(schema, "$defs"), name);
  }

  private static Map<?, ?> child(Map<?, ?> schema, String name) {
    return (Map<?, ?>) Objects.requireNonNull(schema.get(name));
  }

  private static void collect(@Nullable Object schema, String path, Set<String> keys) {
    if (schema instanceof List<?> list) {
      list.forEach(one -> collect(one, path, keys));
    } else if (schema instanceof Map<?, ?> map) {
      if (map.get("properties") instanceof Map<?, ?> properties) {
        properties.forEach(
            (name, property) -> {
              String key = path.isEmpty() ? name.toString() : path + "." + name;
              keys.add(key);
              collect(property, key, keys);
            });
      }
      for (String inside : List.of("anyOf", "oneOf", "allOf", "items")) {
        collect(map.get(inside), path, keys);
      }
    }
  }

  /** Returns a copy with another value at a path; of a list the first element is meant. */
  static Map<String, Object> with(Map<String, Object> tree, String path, @Nullable Object value) {
    Map<String, Object> copy = new LinkedHashMap<>(tree);
    int dot = path.indexOf('.');
    String name = dot < 0 ? path : path.substring(0, dot);
    if (dot < 0) {
      if (value == null) {
        copy.remove(name);
      } else {
        copy.put(name, value);
      }
      return copy;
    }
    Object below = copy.get(name);
    String rest = path.substring(dot + 1);
    if (below instanceof List<?> list) {
      List<Object> items = new ArrayList<>(list);
      items.set(0, with(tree(list.getFirst()), rest, value));
      copy.put(name, items);
    } else {
      copy.put(name, with(tree(below), rest, value));
    }
    return copy;
  }

  private static Map<String, Object> tree(@Nullable Object value) {
    Map<String, Object> tree = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((name, one) -> tree.put(name.toString(), one));
    }
    return tree;
  }
}
