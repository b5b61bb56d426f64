package org.wwep.emulator.cli.device;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.wwep.device.DeviceSummary;
import org.wwep.device.trace.Trace;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ErrorOutput;
import org.wwep.emulator.cli.terminal.LineWriter;
import org.wwep.emulator.cli.terminal.Terminals;
import picocli.CommandLine.Model.CommandSpec;

/**
 * What {@code wwep device} tells, and where: lines, a terminal with a state below them, or JSON.
 */
final class DeviceOutput {
  private static final long LAST_MILLIS = 500;

  private final CommandSpec spec;
  private final LineWriter out = LineWriter.lasting();
  private final DeviceScreen screen;
  private final @Nullable JsonTrace ordered;
  private volatile boolean drawn = true;

  DeviceOutput(CommandSpec spec, boolean json, InstantSource clock) {
    this.spec = spec;
    this.screen = new DeviceScreen(out, !json && Terminals.styled());
    this.ordered = json ? new JsonTrace(out, clock) : null;
  }

  /** Returns what is told of the device. */
  Trace trace() {
    return ordered == null ? screen.trace() : ordered;
  }

  /** Returns the terminal's width, for whoever learns it. */
  AtomicInteger width() {
    return screen.width();
  }

  /** Tells how the device stands. */
  void state(Optional<DeviceSummary> report) {
    if (ordered == null) {
      report
          .map(DeviceSummary::report)
          .orElse(List.of("this firmware tells no states"))
          .forEach(out::line);
    } else {
      ordered.state(report);
    }
  }

  /** Tells who sits at the terminal something; no line among JSON that is none. */
  void hint(String line) {
    if (ordered == null) {
      out.line(line);
    } else {
      err(line);
    }
  }

  /** Tells something beside what the device does. */
  void err(String text) {
    Runnable line = () -> err(spec, text);
    if (drawn) {
      screen.aside(line);
    } else {
      line.run();
    }
  }

  /** Tells something before there is a device. */
  static void err(CommandSpec spec, String text) {
    ErrorOutput.line(spec, "wwep device: " + text);
  }

  /** Has all that was told of the device written soon. */
  private void flush() {
    if (ordered != null) {
      ordered.flush();
    }
  }

  /** Has all of it written now. */
  void flushAll() {
    flush();
    out.flush();
  }

  /** Has all of it written, unless that takes too long; nothing is drawn below any more. */
  void flushLast() {
    endDrawing();
    out.flush(LAST_MILLIS);
  }

  /**
   * Ends the output.
   *
   * @return the exit code, or another one if something could not be written
   */
  int finish(int exitCode) throws CliException {
    endDrawing();
    return out.finish(exitCode);
  }

  private void endDrawing() {
    flush();
    drawn = false;
    screen.end();
  }

  /** Waits until nobody reads any more, and ends the program. */
  void endWhenClosed() throws InterruptedException {
    out.awaitClosed();
    CliException lost = LineWriter.gone();
    String problem = String.valueOf(lost.getMessage());
    if (!problem.isEmpty()) {
      err(problem);
    }
    System.exit(lost.exitCode());
  }
}
