package org.wwep.emulator.run;

import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wwep.device.trace.TraceEvent;
import org.wwep.emulator.scenario.DeviceSpec;
import org.wwep.emulator.scenario.DeviceSpec.OnFault;
import org.wwep.emulator.scenario.FirmwareSpec;
import org.wwep.emulator.scenario.Formats;
import org.wwep.emulator.scenario.Mismatch;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.emulator.scenario.StepFailedException;
import org.wwep.emulator.timeline.Timeline;
import org.wwep.emulator.timeline.TimelineEntry;
import org.wwep.emulator.timeline.TimelineEvent;

/**
 * Fails the step under way when the firmware of a device or the server ends by a fault, or expects
 * what is not so. Any thread tells it.
 */
final class FirmwareFaultWatch implements RunGuard {
  /** The kind of misuse that firmware reports of itself, by {@code wwep_expect}. */
  private static final String EXPECTATION = "EXPECTATION";

  private final Set<String> forgiven;
  private final Set<String> onBench;
  private final Runnable observer;
  private volatile @Nullable String fault;

  /**
   * Watches from now on.
   *
   * @param observer told when a step must fail
   */
  FirmwareFaultWatch(Scenario scenario, Timeline timeline, Runnable observer) {
    this.observer = observer;
    this.forgiven = ids(scenario, device -> device.onFault() == OnFault.CONTINUE);
    this.onBench = ids(scenario, device -> device.firmware() instanceof FirmwareSpec.OnBench);
    timeline.listen(this::happened);
    // A server's firmware runs before the devices are there.
    timeline.entries().forEach(this::happened);
  }

  private static Set<String> ids(Scenario scenario, Predicate<DeviceSpec> which) {
    return scenario.devices().stream()
        .filter(which)
        .map(DeviceSpec::id)
        .collect(Collectors.toSet());
  }

  private void happened(TimelineEntry entry) {
    if (fault != null || forgiven.contains(entry.source())) {
      return;
    }
    if (entry.what() instanceof TimelineEvent.DeviceEvent(_, TraceEvent.FirmwareFaulted event)) {
      fault =
          (onBench.contains(entry.source())
                  ? "%s failed @ %s: %s"
                  : "the firmware of %s ended @ %s: %s")
              .formatted(entry.source(), Formats.at(entry.at()), event.line());
    } else if (entry.what()
            instanceof TimelineEvent.DeviceEvent(_, TraceEvent.FirmwareMisused event)
        && event.kind().equals(EXPECTATION)) {
      fault =
          "an expectation of the firmware of %s failed @ %s: %s"
              .formatted(entry.source(), Formats.at(entry.at()), event.detail());
    }
    if (fault != null) {
      observer.run();
    }
  }

  /** Fails the step if it is none that the scenario forgives. */
  @Override
  public void check() throws StepFailedException {
    String line = fault;
    if (line != null) {
      throw new StepFailedException(Mismatch.because(line));
    }
  }
}
