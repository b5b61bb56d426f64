package org.wwep.emulator.scenario.yaml;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wwep.emulator.scenario.Defaults;
import org.wwep.emulator.scenario.DeviceSpec;
import org.wwep.emulator.scenario.FirmwareSpec;
import org.wwep.emulator.scenario.Position;
import org.wwep.emulator.scenario.Rig;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.emulator.scenario.ServerSpec;

/**
 * The boards on a bench, apart from the scenarios that run on them: scenarios stay as they are for
 * virtual time, and what they say of firmware is for that.
 *
 * <p><b>Shape</b>: YAML with {@code version} and {@code devices}, each with {@code external}, as a
 * scenario has them.
 *
 * @param file its name, for messages
 * @param devices the boards
 * @param problems what is wrong with it; empty if it can be used
 */
public record BenchFile(String file, List<DeviceSpec> devices, List<Problem> problems) {
  /** What a device says of firmware, and a board on a bench has of its own. */
  public static final List<String> NOT_ON_BENCH =
      Stream.of(FirmwareReader.NOT_ON_BENCH, FirmwareReader.OF_CLIENT)
          .flatMap(List::stream)
          .toList();

  /** The keys that only scenarios have and that say that a file is one. */
  private static final List<String> OF_SCENARIO = List.of("steps", "chaos", "rig", "server");

  /** Copies the lists. */
  public BenchFile {
    devices = List.copyOf(devices);
    problems = List.copyOf(problems);
  }

  /** Reads a file; one that cannot be read is a problem like any other. */
  public static BenchFile read(Path file) {
    String name = file.toString();
    try {
      return parse(name, ScenarioFile.content(file));
    } catch (IOException e) {
      return new BenchFile(
          name, List.of(), List.of(new Problem(Position.wholeFile(name), ScenarioFile.reason(e))));
    }
  }

  /**
   * Returns whether a file is about a bench and no scenario: it has a board on a bench, and nothing
   * that only scenarios have. Its mistakes do not count.
   */
  public static boolean is(Path file) {
    try {
      Problems problems = new Problems();
      String text = SourceText.of(file.toString(), ScenarioFile.content(file), problems);
      return text != null
          && YamlNodeBuilder.build(file.toString(), text, problems) instanceof YamlNode.Fields top
          && top.entries().stream()
              .anyMatch(entry -> entry.key().equals("devices") && isOnBench(entry.value()))
          && top.entries().stream().noneMatch(entry -> OF_SCENARIO.contains(entry.key()));
    } catch (IOException _) {
      return false; // to read it says why
    }
  }

  private static boolean isOnBench(YamlNode devices) {
    return devices instanceof YamlNode.Items list
        && list.items().stream()
            .anyMatch(
                item ->
                    item instanceof YamlNode.Fields device
                        && device.entries().stream().anyMatch(e -> e.key().equals("external")));
  }

  /** Returns what is wrong with it, a line for each problem; empty if nothing is. */
  public String mistakes() {
    return problems.stream().map(Problem::toString).collect(Collectors.joining("\n"));
  }

  /**
   * Returns a scenario of the boards without a step, for whoever only looks at them.
   *
   * @throws IllegalArgumentException if there are problems
   */
  public Scenario scenario() {
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(mistakes());
    }
    return new Scenario(
        "bench",
        Scenario.VERSION,
        "",
        List.of(),
        null,
        Defaults.DEFAULT,
        ServerSpec.DEFAULT,
        devices,
        Rig.EXTERNAL,
        List.of(),
        List.of(),
        List.of(),
        null,
        file);
  }

  private static BenchFile parse(String name, byte[] content) {
    Problems problems = new Problems();
    String text = SourceText.of(name, content, problems);
    YamlNode yamlNode = text == null ? null : YamlNodeBuilder.build(name, text, problems);
    List<DeviceSpec> devices = new ArrayList<>();
    if (yamlNode instanceof YamlNode.Fields) {
      MappingReader top = new MappingReader(problems, "", yamlNode.at(), yamlNode);
      top.required("version", 1, ScenarioParser::version);
      top.value("description", "", ValueReaders::text);
      if (!top.has("devices")) {
        top.problem(top.at(), "'devices' is missing, a list like '- id: dut'");
      }
      devices.addAll(
          new DeviceReader(problems, BenchFile.class.getClassLoader())
              .read(top.tree("devices"), top));
      top.end();
      for (DeviceSpec device : devices) {
        if (problems.none() && !(device.firmware() instanceof FirmwareSpec.OnBench)) {
          top.problem(
              top.at("devices"),
              "device '%s' says nothing of its bench: give it 'external', with its console and lines"
                  .formatted(device.id()));
        }
      }
    } else if (yamlNode != null) {
      problems.add(
          yamlNode.at(),
          "the file of a bench is a mapping with 'version' and 'devices', was " + yamlNode.kind());
    }
    return new BenchFile(name, devices, problems.sorted());
  }

  /** Puts the boards in the place of a scenario's devices. */
  List<DeviceSpec> under(List<DeviceSpec> scenario, MappingReader top) {
    List<DeviceSpec> boards = new ArrayList<>();
    for (DeviceSpec device : scenario) {
      if (device.firmware() instanceof FirmwareSpec.OnBench) {
        top.problem(
            top.at("devices"),
            "device '%s' has 'external' here: remove it, or run without the bench file"
                .formatted(device.id()));
        boards.add(device);
        continue;
      }
      Optional<DeviceSpec> board = board(device, scenario.size() == 1);
      if (board.isEmpty()) {
        top.problem(
            top.at("devices"),
            "the bench of %s has no device '%s', it has %s"
                .formatted(
                    file,
                    device.id(),
                    String.join(", ", devices.stream().map(DeviceSpec::id).toList())));
      }
      boards.add(board.map(one -> one.inPlaceOf(device)).orElse(device));
    }
    return boards;
  }

  /** One board and one device need no common name. */
  private Optional<DeviceSpec> board(DeviceSpec device, boolean alone) {
    return alone && devices.size() == 1
        ? Optional.of(devices.getFirst())
        : devices.stream().filter(one -> one.id().equals(device.id())).findFirst();
  }
}
