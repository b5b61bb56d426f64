package org.wwep.emulator.scenario.yaml;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.external.ConsoleSpec;
import org.wwep.emulator.external.ExternalImage;
import org.wwep.emulator.external.ResetSpec;
import org.wwep.emulator.external.SerialSettings.FlowControl;
import org.wwep.emulator.external.SerialSettings.ModemLine;
import org.wwep.hal.Drive;
import org.wwep.hal.LedConfig;
import org.wwep.hal.Pin;

/** Reads what resets a board on a bench: the key {@code reset}. */
final class ResetReader {
  private static final List<String> KINDS = List.of("line", "modem", "command");

  private final Problems problems;

  ResetReader(Problems problems) {
    this.problems = problems;
  }

  /**
   * Reads it.
   *
   * @param switches where its line is added, if it has one
   */
  @Nullable ResetSpec read(
      MappingReader board, List<LedConfig> switches, @Nullable ConsoleSpec console) {
    YamlNode yamlNode = board.tree("reset");
    if (yamlNode == null) {
      return null;
    }
    MappingReader fields = new MappingReader(problems, "'reset'", yamlNode.at(), yamlNode);
    List<String> given = KINDS.stream().filter(fields::has).toList();
    ResetSpec reset = null;
    if (given.size() != 1) {
      fields.problem(
          yamlNode.at(),
          "give one of line, modem and command"
              + (given.isEmpty() ? "" : ", was " + String.join(" and ", given)));
    } else {
      reset =
          switch (given.getFirst()) {
            case "line" -> line(fields, switches);
            case "modem" -> modem(fields, console);
            default -> command(fields);
          };
    }
    fields.end();
    return reset;
  }

  private static ResetSpec line(MappingReader fields, List<LedConfig> switches) {
    Pin line = BenchLinesReader.line(fields);
    boolean activeLow = BenchLinesReader.activeLow(fields, true);
    switches.add(
        new LedConfig(
            ExternalImage.RESET,
            line,
            activeLow,
            activeLow ? Drive.OPEN_DRAIN : Drive.OPEN_SOURCE));
    return new ResetSpec.Line(pulse(fields));
  }

  private static ResetSpec modem(MappingReader fields, @Nullable ConsoleSpec console) {
    fields.refuse(List.of("active"), "is for a line of the bench: remove it");
    ModemLine line = fields.required("modem", ModemLine.DTR, ValueReaders.oneOf(ModemLine.class));
    if (!(console instanceof ConsoleSpec.Serial) && !(console instanceof ConsoleSpec.Rfc2217)) {
      fields.problem(
          fields.at("modem"), "'modem': only a console that is a serial port or rfc2217 has lines");
    } else if (line == ModemLine.RTS && console.settings().flow() == FlowControl.RTS_CTS) {
      fields.problem(fields.at("modem"), "'modem': 'flow: rts-cts' moves RTS: take another line");
    }
    return new ResetSpec.Modem(line, pulse(fields));
  }

  private static ResetSpec command(MappingReader fields) {
    fields.refuse(List.of("active", "pulse"), "is for a line: remove it");
    return new ResetSpec.Command(
        fields.required("command", "", ValueReaders.of(ExternalReader::shell)));
  }

  private static Duration pulse(MappingReader fields) {
    return fields.value("pulse", ResetSpec.PULSE, ValueReaders::span);
  }
}
