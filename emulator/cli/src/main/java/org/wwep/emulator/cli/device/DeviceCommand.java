package org.wwep.emulator.cli.device;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wwep.device.DeviceConfig;
import org.wwep.device.DeviceSummary;
import org.wwep.device.Firmware;
import org.wwep.device.trace.Trace;
import org.wwep.device.trace.TraceEvent;
import org.wwep.emulator.cli.option.HostRtosFactory;
import org.wwep.emulator.cli.option.PageOptions;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.cli.terminal.ServiceWatchdog;
import org.wwep.emulator.cli.terminal.ShutdownHook;
import org.wwep.emulator.cli.terminal.SystemdNotifier;
import org.wwep.emulator.rig.ButtonPresser;
import org.wwep.emulator.testbed.FirmwareImage;
import org.wwep.emulator.web.board.DeviceBoard;
import org.wwep.hal.Board;
import org.wwep.hal.Boards.Selection;
import org.wwep.hal.emulated.Bounce;
import org.wwep.protocol.WriteRequest;
import org.wwep.rtos.HostRtos;
import org.wwep.rtos.Mailbox;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code wwep device}. */
@Command(
    name = "device",
    mixinStandardHelpOptions = true,
    description = {
      "Runs the client firmware until interrupted: each press flips the LED and tells the server.",
      "On an emulated board in a terminal the space bar presses. On a pipe these lines do:",
      "press, press 200ms, press-down, release, state, quit; with several buttons press btn2.",
      "With --firmware it runs yours in place of the client, and type TEXT reaches its UART.",
      "quit and the end of the input let the queue finish, unless the network cannot be joined in",
      "as many attempts as a frame has; Ctrl-C gives it two seconds."
    },
    footer = {
      "",
      "Example: wwep server & printf 'press\\npress\\nquit\\n' | wwep device --hal emulated"
    })
public final class DeviceCommand implements Callable<Integer> {
  private static final Duration LAST_CHANCE = Duration.ofSeconds(2);
  private static final Duration AS_LONG_AS_IT_TAKES = Duration.ofDays(365);

  /** Firmware of the user's own may use the network for good. */
  private static final Duration UNTIL_QUIET = Duration.ofSeconds(10);

  private static final Duration PRESS = Duration.ofMillis(100);

  /** What a contact takes to settle, beyond the debounce window. */
  private static final Duration REST = Duration.ofMillis(30);

  @Spec @Nullable CommandSpec spec;
  @Mixin BoardOptions board = new BoardOptions();
  @Mixin DeviceOptions device = new DeviceOptions();
  @Mixin DeviceFirmwareOptions own = new DeviceFirmwareOptions();
  @Mixin PageOptions shown = new PageOptions();
  @Mixin DeviceTraces traces = new DeviceTraces();

  @Option(
      names = "--bounce",
      paramLabel = "none|clean|typical|worn",
      description = "Bounce profile of the emulated button (default: typical).")
  Bounce.Profile bounce = Bounce.Profile.TYPICAL;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of bounce and back-off jitter (default: a new one each time).")
  @Nullable Long seed;

  @Option(names = "--json", description = "Print JSON, one object a line.")
  boolean json;

  private volatile boolean faulted;

  @Override
  public Integer call() throws Exception {
    device.stack.check(Objects.requireNonNull(spec));
    own.check(Objects.requireNonNull(spec));
    shown.check();
    if (!own.isGiven()) {
      board.throwIfSeveral();
    }
    FirmwareImage image =
        own.image(attach -> err("the firmware waits for a debugger: " + attach), this::err);
    int exitCode;
    try (HostRtos rtos = HostRtosFactory.host(seed, this::err)) {
      exitCode = run(rtos, device.config(rtos, this::err), image);
    }
    own.instrumentation.report(this::err);
    return exitCode;
  }

  private int run(HostRtos rtos, DeviceConfig config, @Nullable FirmwareImage image)
      throws Exception {
    Selection selection = board.select();
    err(selection.announcement());
    DeviceOutput out = new DeviceOutput(Objects.requireNonNull(spec), json, rtos::now);
    Trace told = new ServerHint(out.trace(), out::err);
    Trace ending = image == null ? told : ending(rtos, told, out);
    Trace traced = traces.of(rtos, config, image == null, ending, out::err);
    // A press that follows the last one too closely would be taken for its bounce.
    Duration contact = config.settings().debounce().plus(REST);
    try (DevicePage page = DevicePage.of(shown, rtos, traced);
        Board opened = selection.backend().open(board.config(), rtos::now);
        StackOption.StackHandle<?> stack =
            device.stack.open(rtos, opened.mac(), device.tls.certs.path(), out::err);
        Firmware firmware =
            DeviceFirmwareOptions.install(image, opened, rtos, stack.net(), config, page.trace());
        ShutdownHook signal = new ShutdownHook(() -> interrupted(firmware, opened, out))) {
      rtos.spawn("wwep-output", out::endWhenClosed);
      List<ButtonPresser> pressers =
          DevicePage.pressers(rtos, opened, bounce.seeded(rtos.seed()), contact);
      page.open(
          new DeviceBoard.Device(opened, board.config(), config, firmware, pressers), out::err);
      DeviceInput input =
          new DeviceInput(
              pressers,
              shown.isGiven(),
              PRESS.compareTo(contact) > 0 ? PRESS : contact,
              firmware,
              out::state,
              out::hint,
              out::err,
              out.width());
      boolean understood = input.run(() -> powerOn(firmware, opened));
      boolean done = firmware.finish(image == null ? AS_LONG_AS_IT_TAKES : UNTIL_QUIET);
      Optional<DeviceSummary> summary = firmware.report();
      signal.standBack();
      boolean arrived = traces.finish(out::err);
      int exitCode =
          out.finish(!understood ? ExitCode.USAGE : arrived ? ExitCode.PASS : ExitCode.ENVIRONMENT);
      if (!done && summary.isPresent()) {
        out.err(notJoined(config, summary.get()));
        return ExitCode.FAILED;
      }
      if (summary.isPresent() && summary.get().givenUp() > 0) {
        out.err(failed(summary.get()));
        return ExitCode.FAILED;
      }
      return exitCode;
    } finally {
      boolean _ = traces.finish(out::err);
    }
  }

  private static void powerOn(Firmware firmware, Board opened) throws InterruptedException {
    firmware.powerOn();
    // Only a firmware that answers is alive.
    ServiceWatchdog.start("on " + opened.description(), () -> answers(firmware));
  }

  private static boolean answers(Firmware firmware) throws InterruptedException {
    Optional<DeviceSummary> report = firmware.report();
    return report.isEmpty() || report.get().presses() >= 0;
  }

  private static String notJoined(DeviceConfig config, DeviceSummary summary) {
    int attempts = config.settings().retry().attempts();
    return "the network was not joined in "
        + attempts
        + (attempts == 1 ? " attempt" : " attempts")
        + unacknowledged(summary);
  }

  private static String unacknowledged(DeviceSummary summary) {
    return summary.pending().isEmpty()
        ? ""
        : summary.pending().stream()
            .map(WriteRequest::frame)
            .collect(Collectors.joining(", ", ", not acknowledged: ", ""));
  }

  private static String failed(DeviceSummary summary) {
    return summary.givenUp()
        + " of "
        + summary.presses()
        + (summary.presses() == 1 ? " press failed" : " presses failed");
  }

  /**
   * Ctrl-C and SIGTERM: the queue gets a moment, then the LED goes off and the line is released.
   */
  private void interrupted(Firmware firmware, Board opened, DeviceOutput out) {
    SystemdNotifier.of(System.getenv()).stopping();
    try {
      if (!faulted) {
        boolean drained = firmware.drain(LAST_CHANCE);
        firmware.report().ifPresent(summary -> tellUnfinished(drained, summary, out));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    firmware.close();
    opened.close();
    // Nobody's board waits for a collector.
    try {
      boolean _ = traces.finish(out::err);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    out.flushLast();
  }

  private static void tellUnfinished(boolean drained, DeviceSummary summary, DeviceOutput out) {
    if (!drained) {
      out.err("interrupted" + unacknowledged(summary));
    }
    if (summary.givenUp() > 0) {
      out.err(failed(summary) + " before");
    }
  }

  /** Ends the program when the firmware has ended: nothing of it would answer any more. */
  private Trace ending(HostRtos rtos, Trace told, DeviceOutput out) {
    Mailbox<String> ended = rtos.mailbox();
    rtos.spawn(
        "wwep-fault",
        () -> {
          out.err("the firmware ended: " + ended.take());
          faulted = true;
          out.flushAll();
          System.exit(ExitCode.FAILED);
        });
    return event -> {
      told.record(event);
      if (event instanceof TraceEvent.FirmwareFaulted fault) {
        ended.post(fault.line());
      }
    };
  }

  private void err(String text) {
    DeviceOutput.err(Objects.requireNonNull(spec), text);
  }
}
