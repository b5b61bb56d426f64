package org.wwep.emulator.scenario.yaml;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.carrier.Carriers;
import org.wwep.emulator.carrier.FirmwareSources;
import org.wwep.emulator.carrier.JavaFirmware;
import org.wwep.emulator.scenario.FirmwareSpec;
import org.wwep.emulator.scenario.FirmwareSpec.Course;
import org.wwep.emulator.scenario.Position;

/**
 * Reads which firmware a device runs: the course's, sources in C, a file that was built, a class.
 */
final class FirmwareReader {
  /** What the course's client is told by the scenario, and other firmware decides by itself. */
  private static final List<String> OF_CLIENT =
      List.of(
          "server-address",
          "fallback-address",
          "links",
          "port",
          "api",
          "connect-timeout",
          "send-timeout",
          "reply-timeout",
          "resolve-timeout",
          "attempts",
          "back-off",
          "back-off-cap");

  /** What a board on a bench has by itself. */
  private static final List<String> NOT_ON_BENCH =
      List.of(
          "firmware", "buttons", "leds", "button", "button-pin", "led", "led-pin", "hal", "stack");

  private final Problems problems;
  private final ClassLoader classes;

  FirmwareReader(Problems problems, ClassLoader classes) {
    this.problems = problems;
    this.classes = classes;
  }

  FirmwareSpec read(MappingReader device) {
    YamlNode board = device.tree("external");
    FirmwareSpec firmware = board == null ? installed(device) : onBench(device, board);
    if (!firmware.isClient()) {
      refuse(device);
    }
    return firmware;
  }

  /** A board on a bench brings its firmware, its parts and its network. */
  private FirmwareSpec onBench(MappingReader device, YamlNode board) {
    for (String key : NOT_ON_BENCH) {
      if (device.has(key)) {
        device.problem(
            device.at(key), "'%s' and 'external': a board on a bench has its own".formatted(key));
      }
    }
    return new FirmwareSpec.OnBench(new ExternalReader(problems).read(board));
  }

  private FirmwareSpec installed(MappingReader device) {
    YamlNode yamlNode = device.tree("firmware");
    return switch (yamlNode) {
      case null -> Course.CLIENT;
      case YamlNode.Fields fields -> mapping(fields);
      case YamlNode.Scalar scalar -> word(device, scalar);
      case YamlNode.Items items -> {
        device.problem(
            items.at(), "'firmware': expected client, dual, a file, or {c: [main.c]}, was a list");
        yield Course.CLIENT;
      }
    };
  }

  private void refuse(MappingReader device) {
    for (String key : OF_CLIENT) {
      if (device.has(key)) {
        device.problem(
            device.at(key),
            "'%s' is for the course's client: firmware of your own decides that itself, remove it"
                .formatted(key));
      }
    }
    if (device.tree("tls") instanceof YamlNode.Fields fields) {
      device.problem(
          fields.at(),
          "'tls' of firmware of your own is true or false: whether the server has its TLS port");
    }
  }

  private FirmwareSpec word(MappingReader device, YamlNode.Scalar scalar) {
    String text = scalar.text();
    if (ValueReaders.names(Course.class).contains(text)) {
      return ValueReaders.oneOf(Course.class).read(scalar);
    }
    boolean source = text.endsWith(".c");
    if (source || !(text.contains("/") || text.contains("."))) {
      String closest = Suggestion.closest(text, ValueReaders.names(Course.class));
      device.problem(
          scalar.at(),
          source
              ? "'firmware': sources are built, write {c: [" + QuotedText.of(text) + "]}"
              : "'firmware': expected client, dual, a file such as build/fw, or {c: [main.c]}, was '"
                  + QuotedText.of(text)
                  + "'"
                  + (closest == null ? "" : ": did you mean '" + closest + "'?"));
      return Course.CLIENT;
    }
    Path file = file(scalar, Kind.FILE);
    return file == null ? Course.CLIENT : new FirmwareSpec.BuiltFile(file);
  }

  private FirmwareSpec mapping(YamlNode.Fields yamlNode) {
    MappingReader fields = new MappingReader(problems, "'firmware'", yamlNode.at(), yamlNode);
    List<Path> sources = files(fields, "c", Kind.SOURCE);
    List<Path> include = files(fields, "include", Kind.FOLDER);
    Map<String, String> defines = defines(fields);
    String carrier = fields.value("carrier", Carriers.AUTO, ValueReaders.of(this::carrier));
    String java = fields.<@Nullable String>value("java", null, ValueReaders.of(this::javaClass));
    if (fields.has("c") == fields.has("java")) {
      fields.problem(
          yamlNode.at(),
          "give 'c', a list of sources, or 'java', a class"
              + (fields.has("c") ? ", not both" : ""));
    } else if (fields.has("java")) {
      for (String key : List.of("include", "defines", "carrier")) {
        if (fields.has(key)) {
          fields.problem(fields.at(key), "'" + key + "' is for firmware in C: remove it");
        }
      }
    }
    fields.end();
    if (java != null) {
      return new FirmwareSpec.JavaClass(java);
    }
    return sources.isEmpty()
        ? Course.CLIENT
        : problems.<FirmwareSpec>make(
            yamlNode.at(),
            Course.CLIENT,
            () ->
                new FirmwareSpec.CSources(new FirmwareSources(sources, include, defines), carrier));
  }

  private String carrier(String text) {
    if (!Carriers.NAMES.contains(text)) {
      throw new IllegalArgumentException(
          "unknown carrier '" + QuotedText.of(text) + "'" + Suggestion.of(text, Carriers.NAMES));
    }
    return text;
  }

  private String javaClass(String name) {
    JavaFirmware.find(name, classes);
    return name;
  }

  private Map<String, String> defines(MappingReader owner) {
    YamlNode yamlNode = owner.tree("defines");
    Map<String, String> defines = new TreeMap<>();
    if (yamlNode instanceof YamlNode.Fields fields) {
      for (YamlNode.Entry entry : fields.entries()) {
        if (!(entry.value() instanceof YamlNode.Scalar value)) {
          owner.problem(entry.at(), "'defines': a macro has one value, NAME: 6");
        } else {
          defines.put(entry.key(), value.text());
        }
      }
    } else if (yamlNode != null) {
      owner.problem(yamlNode.at(), "'defines': expected {NAME: 6}, was " + yamlNode.kind());
    }
    return defines;
  }

  private enum Kind {
    SOURCE,
    FOLDER,
    FILE
  }

  private List<Path> files(MappingReader owner, String key, Kind kind) {
    YamlNode yamlNode = owner.tree(key);
    List<Path> files = new ArrayList<>();
    for (YamlNode item :
        switch (yamlNode) {
          case null -> List.<YamlNode>of();
          case YamlNode.Items items -> items.items();
          default -> List.of(yamlNode);
        }) {
      Path file = file(item, kind);
      if (file != null) {
        files.add(file);
      }
    }
    if (yamlNode instanceof YamlNode.Items items && items.items().isEmpty()) {
      owner.problem(yamlNode.at(), "'" + key + "': expected a list, was an empty one");
    }
    return files;
  }

  /** Returns a file beside the scenario, or null if it is a mistake. */
  private @Nullable Path file(YamlNode item, Kind kind) {
    Position at = item.at();
    try {
      String text = ValueReaders.text(item);
      Path file = Path.of(at.file()).resolveSibling(text).normalize();
      boolean there = kind == Kind.FOLDER ? Files.isDirectory(file) : Files.isRegularFile(file);
      if (!there) {
        throw new IllegalArgumentException(
            "there is no %s %s; it is looked for beside the scenario"
                .formatted(
                    kind == Kind.FOLDER ? "folder" : "file", QuotedText.of(file.toString())));
      }
      if (kind == Kind.SOURCE && !text.endsWith(".c")) {
        throw new IllegalArgumentException(
            "'" + QuotedText.of(text) + "' is no C source: its name ends in .c");
      }
      return file;
    } catch (IllegalArgumentException e) {
      problems.add(at, "'firmware': " + e.getMessage());
      return null;
    }
  }
}
