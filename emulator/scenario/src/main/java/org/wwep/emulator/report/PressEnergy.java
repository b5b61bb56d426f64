package org.wwep.emulator.report;

import java.util.ArrayList;
import java.util.List;
import org.wwep.emulator.coprocessor.PowerFigures;
import org.wwep.emulator.run.RunResult;
import org.wwep.emulator.scenario.DeviceSpec;
import org.wwep.emulator.testbed.CurrentGauge;
import org.wwep.emulator.timeline.TimelineEntry;
import org.wwep.emulator.timeline.TimelineEvent;

/**
 * What a press cost: the energy that the device's coprocessor took from the button's edge until it
 * was done with, by the figures of the scenario.
 *
 * <p><b>Shape</b>: presses that wait for each other share their time, and each has it counted.
 *
 * @param device whose button
 * @param button the button's part id
 * @param number which press of this button it is since power came, from 1
 * @param microjoules the energy
 */
public record PressEnergy(String device, String button, long number, double microjoules) {
  private static final double NANOAMPERE_SECONDS = 1e-9;

  /** Returns those of all presses on devices whose coprocessor has figures. */
  public static List<PressEnergy> of(RunResult result) {
    return of(new RunTimeline(result));
  }

  static List<PressEnergy> of(RunTimeline runTimeline) {
    List<PressEnergy> all = new ArrayList<>();
    for (DeviceSpec device : runTimeline.result().scenario().devices()) {
      PowerFigures figures = device.coprocessor().power();
      if (figures != null) {
        for (PressSpan span : PressSpans.of(runTimeline, device.id())) {
          all.add(of(runTimeline, span, figures.volts()));
        }
      }
    }
    return List.copyOf(all);
  }

  private static PressEnergy of(RunTimeline runTimeline, PressSpan span, double volts) {
    double charge = 0;
    long since = 0;
    int microamps = 0;
    for (TimelineEntry timelineEntry : runTimeline.entries()) {
      if (timelineEntry.source().equals(span.device())
          && timelineEntry.what() instanceof TimelineEvent.GaugeEvent(String name, int value)
          && name.equals(CurrentGauge.NAME)) {
        long at = RunTimeline.nanos(timelineEntry.at());
        charge += (double) microamps * within(span, since, at);
        since = at;
        microamps = value;
      }
    }
    charge += (double) microamps * within(span, since, span.to());
    return new PressEnergy(
        span.device(), span.button(), span.number(), volts * charge * NANOAMPERE_SECONDS);
  }

  /** Returns how much of this time is the press's. */
  private static long within(PressSpan span, long from, long to) {
    return Math.max(0, Math.min(to, span.to()) - Math.max(from, span.from()));
  }

  /** Returns whether it is this press's. */
  boolean isOf(PressSpan span) {
    return device.equals(span.device()) && button.equals(span.button()) && number == span.number();
  }

  /** Returns the energy as people read it, {@code 912.3 uJ}. */
  public String words() {
    return "%.1f uJ".formatted(microjoules);
  }
}
