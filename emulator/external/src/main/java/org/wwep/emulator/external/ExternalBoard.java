package org.wwep.emulator.external;

import java.io.IOException;
import java.time.Duration;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.wwep.device.Firmware;
import org.wwep.device.trace.TraceEvent;
import org.wwep.emulator.rig.BenchHarness;
import org.wwep.emulator.testbed.DeviceSeams;
import org.wwep.value.Durations;

/**
 * The power, the console and the network of a board on a bench. Owned by the world's script.
 *
 * <p>What goes wrong with the bench is a fault of the firmware on the timeline: the step under way
 * fails with it.
 */
final class ExternalBoard implements Firmware, ConsoleListener {
  private static final String CONSOLE = "console";

  /** How many waits without a byte make a prompt of a line that has not ended. */
  private static final int PROMPT = 4;

  private final ExternalSpec spec;
  private final DeviceSeams seams;
  private final BoardPower power;
  private final BoardOutput output = new BoardOutput();
  private final BenchNetwork network;
  private final CommandTrace commands;
  private final ConsoleWatch watch;
  private @Nullable ConsoleReader console;
  private @Nullable BoardProgram program;
  private volatile boolean prepared;
  private volatile boolean on;
  private int quiet; // by the console's thread alone
  private boolean gone; // the same

  ExternalBoard(
      ExternalSpec spec,
      DeviceSeams seams,
      BenchHarness harness,
      BenchNetwork network,
      CommandTrace commands) {
    this.spec = spec;
    this.seams = seams;
    this.network = network;
    this.commands = commands;
    this.power = new BoardPower(spec, harness, seams.rtos(), network::environment, commands);
    this.watch = new ConsoleWatch(seams, harness, spec.parts().states());
    harness.typesAt(this::receive);
  }

  @Override
  public void powerOn() throws InterruptedException {
    if (on) {
      return;
    }
    try {
      prepare();
      openConsole();
      output.restart(spec.boot() == null ? null : spec.boot().text());
      on = true;
      start();
    } catch (IOException e) {
      fault("BENCH", String.valueOf(e.getMessage()));
      return;
    }
    ExternalSpec.Boot boot = spec.boot();
    if (boot != null && !output.await(boot.within().toMillis()) && on) {
      fault(
          "NO_BOOT",
          "did not boot: no '%s' within %s; %s"
              .formatted(boot.text(), Durations.format(boot.within()), output.last()));
    }
  }

  /** What is there once, before the first start: ports and firmware. */
  private void prepare() throws IOException, InterruptedException {
    if (prepared) {
      return;
    }
    if (spec.network() != null) {
      network.open(spec.network());
    }
    if (spec.flash() != null) {
      power.command("flash", spec.flash());
    }
    prepared = true;
  }

  /** A board whose power is switched may take its console with it: that is there afterwards. */
  private void openConsole() throws IOException, InterruptedException {
    if (console != null) {
      return;
    }
    ConsolePort port = spec.console() == null ? null : ConsolePort.of(spec.console());
    if (port != null) {
      ConsoleReader reader = new ConsoleReader(port, true, this);
      console = reader;
      try {
        reader.start(seams.id(), Duration.ZERO);
      } catch (IOException e) {
        if (!spec.canSwitchPower()) {
          throw e;
        }
      }
    }
  }

  private void start() throws IOException, InterruptedException {
    if (spec.console() instanceof ConsoleSpec.Program(var command, var terminal)) {
      BoardProgram started =
          new BoardProgram(
              command.stream().map(network::placed).toList(), spec.folder(), network.environment());
      program = started;
      console = new ConsoleReader(started.console(terminal), false, this);
    }
    power.on();
    if (console != null) {
      console.start(seams.id(), program == null ? spec.startTime() : Duration.ZERO);
    }
    power.reset(console);
  }

  @Override
  public void powerOff() throws InterruptedException {
    if (!on) {
      return;
    }
    on = false;
    try {
      stop();
    } catch (IOException e) {
      fault("BENCH", String.valueOf(e.getMessage()));
    }
  }

  private void stop() throws IOException, InterruptedException {
    if (program != null && console != null) {
      console.close();
      console = null;
      program = null;
    }
    power.off(console);
    if (spec.power() != null && console != null) {
      console.close(); // it may go with the power, and is looked for afresh
      console = null;
    }
    watch.powerLost();
  }

  @Override
  public void receive(byte[] bytes) {
    ConsoleReader now = console;
    if (now == null || !on) {
      return;
    }
    try {
      now.write(bytes);
    } catch (IOException e) {
      seams
          .trace()
          .record(
              new TraceEvent.PartFailed(
                  seams.rtos().now(), CONSOLE, "took no input: " + e.getMessage()));
    }
  }

  @Override
  public void received(byte[] bytes) {
    quiet = 0;
    seams.console().print(bytes);
    watch.add(bytes);
    output.add(bytes);
  }

  @Override
  public void quiet() {
    quiet++;
    if (quiet == PROMPT) {
      seams.console().flush();
    }
  }

  @Override
  public void lost(String why) {
    seams.console().flush();
    BoardProgram ended = program;
    if (ended != null) {
      if (on) {
        OptionalInt code = ended.exitCode();
        fault(
            "EXITED",
            (code.isPresent()
                    ? "the program ended with exit code " + code.getAsInt()
                    : "the program closed its output")
                + "; "
                + output.last());
        output.end();
      }
      return;
    }
    if (on && !gone) {
      gone = true;
      seams.trace().record(new TraceEvent.PartFailed(seams.rtos().now(), CONSOLE, "gone: " + why));
    }
  }

  @Override
  public void back() {
    if (gone) {
      gone = false;
      seams.trace().record(new TraceEvent.PartBack(seams.rtos().now(), CONSOLE));
    }
  }

  private void fault(String kind, String detail) {
    seams.trace().record(new TraceEvent.FirmwareFaulted(seams.rtos().now(), kind, detail, "", ""));
  }

  @Override
  public void close() {
    boolean interrupted = Thread.interrupted();
    try {
      if (spec.leavePowered()) {
        on = false;
      } else {
        powerOff();
      }
    } catch (InterruptedException _) {
      interrupted = true;
    } finally {
      if (console != null) {
        console.close();
      }
      network.close();
      commands.close();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
