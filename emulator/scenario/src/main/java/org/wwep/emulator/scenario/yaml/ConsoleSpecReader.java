package org.wwep.emulator.scenario.yaml;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.external.ConsoleSpec;
import org.wwep.emulator.external.SerialSettings;
import org.wwep.emulator.external.SerialSettings.FlowControl;
import org.wwep.emulator.external.SerialSettings.Parity;

/** Reads where the console of a board on a bench is. */
final class ConsoleSpecReader {
  private static final String EXPECTED =
      "expected a device, '/dev/ttyUSB0@115200', or {tcp: HOST:PORT}, {rfc2217: HOST:PORT},"
          + " {process: [program]}";
  private static final List<String> KINDS = List.of("serial", "tcp", "rfc2217", "process");
  private static final List<String> OF_SERIAL =
      List.of("baud", "parity", "stop-bits", "flow", "dtr", "rts");

  private static final String TERMINAL = "terminal";

  private final Problems problems;

  ConsoleSpecReader(Problems problems) {
    this.problems = problems;
  }

  @Nullable ConsoleSpec read(MappingReader board) {
    YamlNode yamlNode = board.tree("console");
    return switch (yamlNode) {
      case null -> null;
      case YamlNode.Scalar _ ->
          board.<@Nullable ConsoleSpec>value(
              "console", null, ValueReaders.of(ConsoleSpecReader::words));
      case YamlNode.Fields fields -> mapping(fields);
      case YamlNode.Items items -> {
        board.problem(items.at(), "'console': " + EXPECTED + ", was a list");
        yield null;
      }
    };
  }

  private static ConsoleSpec words(String text) {
    if (text.startsWith("tcp:")) {
      return tcp(text.substring("tcp:".length()));
    }
    if (text.startsWith("rfc2217:")) {
      String where = text.substring("rfc2217:".length());
      return rfc2217(beforeSpeed(where), atSpeed(where));
    }
    String device = text.startsWith("pty:") ? text.substring("pty:".length()) : text;
    if (!device.startsWith("/")) {
      throw new IllegalArgumentException(EXPECTED + ", was '" + QuotedText.of(text) + "'");
    }
    return new ConsoleSpec.Serial(Path.of(beforeSpeed(device)), atSpeed(device));
  }

  private static String beforeSpeed(String text) {
    int at = text.lastIndexOf('@');
    return at < 0 ? text : text.substring(0, at);
  }

  private static SerialSettings atSpeed(String text) {
    int at = text.lastIndexOf('@');
    String speed = text.substring(at + 1);
    if (at < 0) {
      return SerialSettings.DEFAULT;
    }
    if (!speed.matches("[0-9]{1,9}")) {
      throw new IllegalArgumentException(
          "expected a speed behind '@', as in @115200, was '" + QuotedText.of(speed) + "'");
    }
    return SerialSettings.DEFAULT.at(Integer.parseInt(speed));
  }

  private record HostAndPort(String host, int port) {
    static HostAndPort of(String text) {
      int colon = text.lastIndexOf(':');
      String host = colon < 0 ? "" : text.substring(0, colon).replaceAll("^\\[|\\]$", "");
      String port = text.substring(colon + 1);
      if (!host.matches("[A-Za-z0-9._:-]{1,253}")
          || !port.matches("[0-9]{1,5}")
          || Integer.parseInt(port) < 1
          || Integer.parseInt(port) > 65535) {
        throw new IllegalArgumentException(
            "expected HOST:PORT, as in 127.0.0.1:4444, was '" + QuotedText.of(text) + "'");
      }
      return new HostAndPort(host, Integer.parseInt(port));
    }
  }

  private static ConsoleSpec tcp(String text) {
    HostAndPort where = HostAndPort.of(text);
    return new ConsoleSpec.Tcp(where.host, where.port);
  }

  private static ConsoleSpec rfc2217(String text, SerialSettings settings) {
    HostAndPort where = HostAndPort.of(text);
    return new ConsoleSpec.Rfc2217(where.host, where.port, settings);
  }

  private @Nullable ConsoleSpec mapping(YamlNode.Fields yamlNode) {
    MappingReader fields = new MappingReader(problems, "'console'", yamlNode.at(), yamlNode);
    List<String> given = new ArrayList<>(KINDS.stream().filter(fields::has).toList());
    if (given.size() != 1) {
      fields.problem(
          yamlNode.at(),
          "give one of serial, tcp, rfc2217 and process"
              + (given.isEmpty() ? "" : ", was " + String.join(" and ", given)));
      return null;
    }
    String kind = given.getFirst();
    boolean serial = kind.equals("serial") || kind.equals("rfc2217");
    SerialSettings settings = serial ? settings(fields) : SerialSettings.DEFAULT;
    if (!serial) {
      fields.refuse(OF_SERIAL, "is for a serial port: remove it");
    }
    if (!kind.equals("process")) {
      fields.refuse(List.of(TERMINAL), "is for a program: remove it");
    }
    ConsoleSpec console =
        switch (kind) {
          case "serial" ->
              fields.<@Nullable ConsoleSpec>value(
                  kind, null, ValueReaders.of(text -> device(text, settings)));
          case "tcp" ->
              fields.<@Nullable ConsoleSpec>value(
                  kind, null, ValueReaders.of(ConsoleSpecReader::tcp));
          case "rfc2217" ->
              fields.<@Nullable ConsoleSpec>value(
                  kind, null, ValueReaders.of(text -> rfc2217(text, settings)));
          default -> program(fields);
        };
    fields.end();
    return console;
  }

  private static ConsoleSpec device(String text, SerialSettings settings) {
    if (!text.startsWith("/")) {
      throw new IllegalArgumentException(
          "expected the path of a device, as in /dev/ttyUSB0, was '" + QuotedText.of(text) + "'");
    }
    return new ConsoleSpec.Serial(Path.of(text), settings);
  }

  private SerialSettings settings(MappingReader fields) {
    SerialSettings usual = SerialSettings.DEFAULT;
    int baud = fields.value("baud", usual.baud(), ValueReaders.integer(1, Integer.MAX_VALUE));
    Parity parity = fields.value("parity", usual.parity(), ValueReaders.oneOf(Parity.class));
    int stopBits = fields.value("stop-bits", usual.stopBits(), ValueReaders.integer(1, 2));
    FlowControl flow = fields.value("flow", usual.flow(), ValueReaders.oneOf(FlowControl.class));
    boolean dtr = fields.value("dtr", usual.dtr(), ValueReaders::truth);
    boolean rts = fields.value("rts", usual.rts(), ValueReaders::truth);
    if (fields.has("rts") && flow == FlowControl.RTS_CTS) {
      fields.problem(fields.at("rts"), "'rts' is what 'flow: rts-cts' moves: give one of them");
    }
    return problems.make(
        fields.at("baud"), usual, () -> new SerialSettings(baud, parity, stopBits, flow, dtr, rts));
  }

  /** A program that is a path is found from the scenario's folder, where it runs. */
  private @Nullable ConsoleSpec program(MappingReader fields) {
    List<String> command =
        fields.value("process", List.of(), ValueReaders.list(ValueReaders::text));
    if (command.isEmpty() || command.getFirst().isBlank()) {
      fields.problem(fields.at("process"), "'process': expected a program, [build/firmware]");
      return null;
    }
    return new ConsoleSpec.Program(command, fields.value(TERMINAL, false, ValueReaders::truth));
  }
}
