package org.wwep.emulator.cli.device;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wwep.device.DeviceConfig;
import org.wwep.device.trace.Trace;
import org.wwep.emulator.cli.option.OtlpArgument;
import org.wwep.emulator.cli.option.OtlpTarget;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.report.DevicePressTraces;
import org.wwep.rtos.Rtos;
import picocli.CommandLine.Option;

/** Whether the presses of a device are told as traces, and where they go. */
final class DeviceTraces {
  @Option(
      names = OtlpTarget.OPTION,
      converter = OtlpArgument.class,
      paramLabel = "FILE|URL",
      description =
          "Add each press as an OpenTelemetry trace to this file, or send it to this collector,"
              + " http://HOST:4318 (OTLP as JSON).")
  @Nullable OtlpTarget otlp;

  private final AtomicBoolean finished = new AtomicBoolean();
  private @Nullable TraceExport export;
  private Runnable end = () -> {};

  /**
   * Begins to hear of a device, if traces are wanted.
   *
   * @param tellsItself whether its firmware tells what became of each press
   * @param told who hears of everything first
   * @return who hears of everything
   * @throws CliException if the file cannot be written
   */
  Trace of(Rtos rtos, DeviceConfig config, boolean tellsItself, Trace told, Consumer<String> err)
      throws CliException, InterruptedException {
    OtlpTarget target = otlp;
    if (target == null) {
      return told;
    }
    if (target instanceof OtlpTarget.TraceFile file) {
      Optional<String> trouble = file.add(List.of()).trouble();
      if (trouble.isPresent()) {
        throw new CliException(ExitCode.ENVIRONMENT, trouble.get());
      }
    }
    TraceExport lines = new TraceExport(target, err);
    export = lines;
    DevicePressTraces traces =
        new DevicePressTraces(
            rtos.now(), UUID.randomUUID().toString(), config.parts(), tellsItself, lines::add);
    end = () -> traces.end(rtos.now());
    return event -> {
      told.record(event);
      traces.record(event);
    };
  }

  /** Brings what is left, and tells what is lost; returns whether all arrived. Only once. */
  boolean finish(Consumer<String> err) throws InterruptedException {
    TraceExport lines = export;
    if (lines == null || !finished.compareAndSet(false, true)) {
      return true;
    }
    end.run();
    long lost = lines.finish();
    if (lost > 0) {
      err.accept(lost + (lost == 1 ? " press is" : " presses are") + " in no trace");
    }
    return lost == 0;
  }
}
