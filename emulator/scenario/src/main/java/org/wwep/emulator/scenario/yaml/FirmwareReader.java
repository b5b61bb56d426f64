package org.wwep.emulator.scenario.yaml;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.carrier.Carriers;
import org.wwep.emulator.carrier.FirmwareSources;
import org.wwep.emulator.carrier.JavaFirmware;
import org.wwep.emulator.scenario.FirmwareSpec;
import org.wwep.emulator.scenario.FirmwareSpec.Course;

/**
 * Reads which firmware a device runs: the course's, sources in C, a file that was built, a class.
 */
final class FirmwareReader {
  /** What the course's client is told by the scenario, and other firmware decides by itself. */
  static final List<String> OF_CLIENT =
      List.of(
          "server-address",
          "fallback-address",
          "links",
          "port",
          "api",
          "padded",
          "connect-timeout",
          "send-timeout",
          "reply-timeout",
          "resolve-timeout",
          "attempts",
          "back-off",
          "back-off-cap");

  /** What a board on a bench has by itself. */
  static final List<String> NOT_ON_BENCH =
      List.of(
          "firmware",
          "buttons",
          "leds",
          "button",
          "button-pin",
          "led",
          "led-pin",
          "hal",
          "stack",
          "server",
          "tx-packets",
          "rx-packets");

  /** What the register server is told by the scenario, and a server in C decides by itself. */
  private static final List<String> OF_SERVER =
      List.of(
          "mode",
          "keep-alive",
          "reasons",
          "first-byte-timeout",
          "read-timeout",
          "idle-timeout",
          "max-connections",
          "padded",
          "tx-packets",
          "rx-packets");

  private final Problems problems;
  private final FirmwareFiles files;
  private final ClassLoader classes;

  FirmwareReader(Problems problems, ClassLoader classes) {
    this.problems = problems;
    this.files = new FirmwareFiles(problems);
    this.classes = classes;
  }

  /** Reads the firmware of the server; null if it is the register server. */
  @Nullable FirmwareSpec server(MappingReader server) {
    if (!server.has("firmware")) {
      return null;
    }
    FirmwareSpec firmware = firmware(server);
    if (firmware.isClient()) {
      if (server.tree("firmware") instanceof YamlNode.Scalar name
          && ValueReaders.names(Course.class).contains(name.text())) {
        server.problem(
            name.at(),
            "'firmware': client and dual are no servers: name a file, or sources, {c: [main.c]}");
      }
      return null;
    }
    refuse(server, OF_SERVER, "the register server");
    if (server.tree("tls") instanceof YamlNode.Fields fields) {
      for (YamlNode.Entry entry : fields.entries()) {
        if (!entry.key().equals("port")) {
          server.problem(
              entry.at(), "'tls': firmware of your own brings its certificate: remove it");
        }
      }
    }
    return firmware;
  }

  /** Reads the firmware of a device. */
  FirmwareSpec read(MappingReader device) {
    YamlNode board = device.tree("external");
    FirmwareSpec firmware = board == null ? firmware(device) : onBench(device, board);
    if (!firmware.isClient()) {
      refuse(device, OF_CLIENT, "the course's client");
      if (device.tree("tls") instanceof YamlNode.Fields fields) {
        device.problem(
            fields.at(),
            "'tls' of firmware of your own is true or false: whether the server has its TLS port");
      }
    }
    return firmware;
  }

  /** A board on a bench brings its firmware, its parts and its network. */
  private FirmwareSpec onBench(MappingReader device, YamlNode board) {
    device.refuse(NOT_ON_BENCH, "and 'external': a board on a bench has its own");
    return new FirmwareSpec.OnBench(new ExternalReader(problems).read(board));
  }

  private FirmwareSpec firmware(MappingReader device) {
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

  private static void refuse(MappingReader fields, List<String> keys, String whom) {
    fields.refuse(keys, "is for " + whom + ": firmware of your own decides that itself, remove it");
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
    Path file = files.file(scalar, FirmwareFiles.Kind.FILE);
    return file == null ? Course.CLIENT : new FirmwareSpec.BuiltFile(file);
  }

  private FirmwareSpec mapping(YamlNode.Fields yamlNode) {
    MappingReader fields = new MappingReader(problems, "'firmware'", yamlNode.at(), yamlNode);
    List<Path> sources = files.of(fields, "c", FirmwareFiles.Kind.SOURCE);
    List<Path> include = files.of(fields, "include", FirmwareFiles.Kind.FOLDER);
    Map<String, String> defines = defines(fields);
    String carrier =
        fields.value("carrier", Carriers.AUTO, ValueReaders.word("carrier", Carriers.NAMES));
    String java = fields.<@Nullable String>value("java", null, ValueReaders.of(this::javaClass));
    if (fields.has("c") == fields.has("java")) {
      fields.problem(
          yamlNode.at(),
          "give 'c', a list of sources, or 'java', a class"
              + (fields.has("c") ? ", not both" : ""));
    } else if (fields.has("java")) {
      fields.refuse(List.of("include", "defines", "carrier"), "is for firmware in C: remove it");
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
}
