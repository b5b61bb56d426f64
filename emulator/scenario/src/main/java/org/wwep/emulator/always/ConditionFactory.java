package org.wwep.emulator.always;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.scenario.AlwaysCondition;
import org.wwep.emulator.testbed.DeviceUnderTest;

/** Makes the checks of a condition: one, or one for each device that it is about. */
final class ConditionFactory {
  private final List<DeviceUnderTest> devices;
  private final List<RestTracker> trackers;

  /**
   * Makes one.
   *
   * @param trackers those of the devices, and of the server if it is seen inside
   */
  ConditionFactory(List<DeviceUnderTest> devices, List<RestTracker> trackers) {
    this.devices = List.copyOf(devices);
    this.trackers = List.copyOf(trackers);
  }

  List<ConditionCheck> checks(AlwaysCondition condition, ConditionCheck.Report report) {
    return switch (condition) {
      case AlwaysCondition.HoldPin hold ->
          List.of(new PinCheck(hold, device(hold.pin().device()), report));
      case AlwaysCondition.NotOnConsole console -> List.of(new ConsoleCheck(console, report));
      case AlwaysCondition.LedEqualsRegister led ->
          List.of(
              new RegisterCheck(led, device(led.device()), on(led.device()).getFirst(), report));
      case AlwaysCondition.AtMost most ->
          on(most.device()).stream()
              .<ConditionCheck>map(one -> new LimitCheck(most, one.device(), report))
              .toList();
      case AlwaysCondition.AtRest atRest ->
          on(atRest.device()).stream()
              .<ConditionCheck>map(one -> new RestCheck(atRest, one, report))
              .toList();
    };
  }

  private DeviceUnderTest device(String name) {
    return devices.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
  }

  /** Returns that of this name; those of all devices, if none is named. */
  private List<RestTracker> on(@Nullable String name) {
    return trackers.stream()
        .filter(
            one ->
                name == null
                    ? one.device() instanceof DeviceUnderTest
                    : one.device().name().equals(name))
        .toList();
  }
}
