package org.wwep.emulator.scenario.yaml;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.external.ConsoleSpec;
import org.wwep.emulator.external.ExternalImage;
import org.wwep.emulator.external.ExternalSpec;
import org.wwep.emulator.external.PinDriver;
import org.wwep.emulator.external.PowerSpec;
import org.wwep.emulator.external.ResetSpec;
import org.wwep.emulator.rig.BenchLines;
import org.wwep.emulator.rig.ConsoleParts;
import org.wwep.hal.Drive;
import org.wwep.hal.LedConfig;
import org.wwep.hal.Pin;

/** Reads what a bench is wired to: the key {@code external} of a device. */
final class ExternalReader {
  private static final List<String> SEEN_BY =
      List.of("console", "buttons", "leds", "power", "reset", "network");

  private final Problems problems;
  private final ConsoleSpecReader consoles;

  ExternalReader(Problems problems) {
    this.problems = problems;
    this.consoles = new ConsoleSpecReader(problems);
  }

  ExternalSpec read(YamlNode yamlNode) {
    MappingReader board = new MappingReader(problems, "'external'", yamlNode.at(), yamlNode);
    ConsoleSpec console = consoles.read(board);
    List<LedConfig> switches = new ArrayList<>();
    PowerSpec power = power(board, switches);
    ResetSpec reset = new ResetReader(problems).read(board, switches, console);
    BenchLinesReader linesReader = new BenchLinesReader(problems);
    String chip =
        board.<@Nullable String>value("chip", null, ValueReaders.of(ExternalReader::name));
    BenchLines wired = linesReader.read(board, switches, chip);
    LeaveReader.Leave leave = new LeaveReader(problems).read(board, power, wired.contacts());
    BenchLines lines = leave.applied(wired);
    PinDriver driver = driver(board, lines);
    ConsoleParts parts = linesReader.onConsole(board.value("states", false, ValueReaders::truth));
    if (console == null && !parts.isEmpty()) {
      board.problem(
          board.at(), "there is no 'console' that could stand for a button, an LED or the states");
    }
    if (chip != null && lines.isEmpty() && problems.none()) { // with one, its lines are left out
      board.problem(board.at("chip"), "'chip': no line is given that it could have");
    } else if (chip != null
        && !lines.isEmpty()
        && lines.pins().stream().allMatch(pin -> pin.chip() != null)) {
      board.problem(board.at("chip"), "'chip': each line names its own: remove it");
    }
    String flash = command(board, "flash");
    Duration limit = board.value("command-timeout", ExternalSpec.LIMIT, ValueReaders::span);
    if (board.has("command-timeout")
        && flash == null
        && !(power instanceof PowerSpec.Commands)
        && !(reset instanceof ResetSpec.Command)) {
      board.problem(
          board.at("command-timeout"), "'command-timeout': there is no command: remove it");
    }
    if (console instanceof ConsoleSpec.Program && power != null) {
      board.problem(
          board.at("power"), "'power': a process is switched by starting and ending it: remove it");
    }
    ExternalSpec.Boot boot = boot(board, console);
    ExternalSpec.Network network = BenchNetworkReader.read(board, console);
    Duration latency = board.value("latency", Duration.ZERO, ValueReaders::span);
    if (board.has("latency") && lines.contacts().isEmpty()) {
      board.problem(
          board.at("latency"),
          "'latency': no button is given that it could be taken off: remove it");
    }
    board.end();
    if (SEEN_BY.stream().noneMatch(board::has)) {
      board.problem(
          yamlNode.at(), "says of no console, no line and no network: nothing could be seen of it");
    }
    return new ExternalSpec(
        console,
        lines,
        driver,
        chip,
        power,
        reset,
        leave.powered(),
        flash,
        boot,
        network,
        limit,
        latency,
        parts,
        Path.of(yamlNode.at().file()).toAbsolutePath().resolveSibling(""));
  }

  private static PinDriver driver(MappingReader board, BenchLines lines) {
    PinDriver driver = board.value("hal", PinDriver.CDEV, ValueReaders.oneOf(PinDriver.class));
    if (board.has("hal") && lines.isEmpty() && board.problems().none()) {
      board.problem(board.at("hal"), "'hal': no line is given that it could have: remove it");
    }
    if (driver == PinDriver.PI4J) {
      lines.switches().stream()
          .filter(one -> one.drive() != Drive.PUSH_PULL)
          .forEach(
              one ->
                  board.problem(
                      board.at("hal"),
                      "'hal': Pi4J cannot let go of the line of '%s': remove 'hal'"
                          .formatted(one.id())));
      lines.contacts().stream()
          .filter(one -> one.inputAtEnd() || one.drive() != Drive.PUSH_PULL)
          .forEach(
              one ->
                  board.problem(
                      board.at("hal"),
                      "'hal': Pi4J cannot let go of the line of '%s': give it 'drive: push-pull' and"
                              .formatted(one.button())
                          + " 'leave: {%s: released}', or remove 'hal'".formatted(one.button())));
    }
    return driver;
  }

  private @Nullable PowerSpec power(MappingReader board, List<LedConfig> switches) {
    YamlNode yamlNode = board.tree("power");
    if (yamlNode == null) {
      return null;
    }
    MappingReader fields = new MappingReader(problems, "'power'", yamlNode.at(), yamlNode);
    YamlNode commands = fields.tree("command");
    if ((commands == null) != fields.has("line")) {
      fields.problem(yamlNode.at(), "give 'line', or 'command: {on: ..., off: ...}'");
      fields.end();
      return null;
    }
    if (commands == null) {
      switches.add(
          new LedConfig(
              ExternalImage.POWER,
              BenchLinesReader.line(fields),
              BenchLinesReader.activeLow(fields, false)));
      Duration pause = fields.value("pause", PowerSpec.PAUSE, ValueReaders::span);
      fields.end();
      return new PowerSpec.Line(pause);
    }
    fields.refuse(List.of("active", "pause"), "is for a line: remove it");
    fields.end();
    MappingReader both = new MappingReader(problems, "'command'", commands.at(), commands);
    String on = both.required("on", "", ValueReaders.of(ExternalReader::shell));
    String off = both.required("off", "", ValueReaders.of(ExternalReader::shell));
    both.end();
    return new PowerSpec.Commands(on, off);
  }

  private @Nullable String command(MappingReader board, String key) {
    YamlNode yamlNode = board.tree(key);
    if (yamlNode == null) {
      return null;
    }
    MappingReader fields = new MappingReader(problems, "'" + key + "'", yamlNode.at(), yamlNode);
    String command = fields.required("command", "", ValueReaders.of(ExternalReader::shell));
    fields.end();
    return command;
  }

  static String shell(String text) {
    if (text.isBlank() || text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("expected a command of the shell");
    }
    return text;
  }

  private ExternalSpec.@Nullable Boot boot(MappingReader board, @Nullable ConsoleSpec console) {
    YamlNode yamlNode = board.tree("boot");
    if (yamlNode == null) {
      return null;
    }
    MappingReader fields = new MappingReader(problems, "'boot'", yamlNode.at(), yamlNode);
    String text = fields.required("text", "", ValueReaders::text);
    Duration within = fields.value("within", Duration.ofSeconds(10), ValueReaders::span);
    fields.end();
    if (console == null) {
      fields.problem(yamlNode.at(), "there is no 'console' that could print the text");
    }
    return new ExternalSpec.Boot(text, within);
  }

  private static String name(String text) {
    if (!Pin.isChip(text)) {
      throw new IllegalArgumentException(
          "expected a chip as in gpiochip0, a label or a path below /dev, was '"
              + QuotedText.of(text)
              + "'");
    }
    return text;
  }
}
