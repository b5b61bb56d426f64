package org.wwep.emulator.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.wwep.device.DeviceConfig;
import org.wwep.device.trace.Trace;
import org.wwep.device.trace.TraceEvent;
import org.wwep.emulator.json.JsonObject;
import org.wwep.emulator.report.PressSpan.End;

/**
 * The presses of a device that goes on, as {@link OtlpTraces} have those of a run: each as soon as
 * it is done with.
 *
 * <p><b>Shape</b>: a line a press, without a line feed. Any thread.
 */
public final class DevicePressTraces implements Trace {
  private static final String DEVICE = "device";

  private final ReentrantLock lock = new ReentrantLock();
  private final Instant beginning;
  private final String run;
  private final PressSpans presses;
  private final Consumer<String> lines;
  private JsonObject told = new JsonObject();

  /**
   * Begins to hear of a device.
   *
   * @param beginning before anything of it happens
   * @param run what tells this run of the device from all others: the ids come from it
   * @param parts its button
   * @param tellsItself whether its firmware tells what became of each press
   * @param lines takes a press; must not wait, since the firmware does
   */
  public DevicePressTraces(
      Instant beginning,
      String run,
      DeviceConfig.Parts parts,
      boolean tellsItself,
      Consumer<String> lines) {
    this.beginning = beginning;
    this.run = run;
    this.presses = new PressSpans(DEVICE, parts, tellsItself);
    this.lines = lines;
  }

  @Override
  public void record(TraceEvent event) {
    lock.lock();
    try {
      if (event instanceof TraceEvent.Booted booted) {
        told =
            new JsonObject()
                .with("service.instance.id", booted.device().toString())
                .with("wwep.board", booted.board());
      }
      presses.read(nanos(event.at()), event);
      tell();
    } finally {
      lock.unlock();
    }
  }

  /** Tells the presses that are still under way, since nothing comes any more. */
  public void end(Instant at) {
    lock.lock();
    try {
      presses.endAll(nanos(at), End.OPEN);
      tell();
    } finally {
      lock.unlock();
    }
  }

  private long nanos(Instant at) {
    return RunTimeline.nanos(Duration.between(beginning, at));
  }

  private void tell() {
    for (PressSpan press : presses.take()) {
      List<Object> spans = PressTrace.of(beginning, press, PressIdentity.of(run, press));
      lines.accept(OtlpTraces.line(List.of(OtlpTraces.service(DEVICE, told, spans))));
    }
  }
}
