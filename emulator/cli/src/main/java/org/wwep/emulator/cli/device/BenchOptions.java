package org.wwep.emulator.cli.device;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.bench.LoopMeasurement;
import org.wwep.emulator.cli.option.GivenOptions;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.hal.Pin;
import org.wwep.value.Ranges;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What is looked at of a bench, in place of the machine's own board. */
final class BenchOptions {
  private static final int MOST_EDGES = 10_000;

  @Option(
      names = "--external",
      paramLabel = "FILE",
      description = {
        "Walk through the wiring of the boards of this scenario, or of this file of a bench: start"
            + " each,",
        "press its buttons, reset it, switch its power. At a terminal somebody is asked to press"
            + " and to look."
      })
  @Nullable Path external;

  @Option(
      names = "--loop",
      paramLabel = "PIN,PIN",
      split = ",",
      arity = "1",
      converter = LineConverter.class,
      description = {
        "Measure what the bench adds to a latency: the first pin is moved, the second, wired to"
            + " it,",
        "is looked at."
      })
  List<Pin> loop = new ArrayList<>();

  @Option(
      names = "--edges",
      paramLabel = "N",
      description = "Number of edges that --loop measures, 1 to 10000 (default: 100).")
  int edges = LoopMeasurement.EDGES;

  @Option(names = "--json", description = "Print JSON, one object a line; nobody is asked.")
  boolean json;

  /** Reads a line of any chip, where other options take a pin of the header. */
  static final class LineConverter implements ITypeConverter<Pin> {
    @Override
    public Pin convert(String text) {
      try {
        return Pin.parseLine(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(String.valueOf(e.getMessage()));
      }
    }
  }

  /** Returns whether the bench's latency is measured. */
  boolean measures() {
    return !loop.isEmpty();
  }

  /**
   * Refuses what means nothing beside the other options.
   *
   * @param walk whether the wiring is walked through
   */
  void check(GivenOptions given, boolean walk) throws CliException {
    if (!walk && !measures()) {
      given.refuse("about a bench: add --external FILE or --loop PIN,PIN", "--json");
    } else {
      given.refuse(
          "about the machine's own board, and a bench has its lines by its file: leave it out",
          "--hal",
          "--require-hardware",
          "--button-pin",
          "--led-pin",
          "--mac");
    }
    if (loop.isEmpty()) {
      given.refuse("about a loop: add --loop PIN,PIN", "--edges");
    } else if (loop.size() != 2) {
      throw new CliException(
          ExitCode.USAGE,
          "--loop takes two pins, the one that is moved and the one that is looked at, was "
              + loop.size());
    }
    if (!walk && measures()) {
      given.refuse("about the walk through the wiring: add --external FILE", "--yes");
    }
    Ranges.within("--edges", edges, 1, MOST_EDGES);
  }
}
