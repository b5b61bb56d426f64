package org.wwep.emulator.run;

import org.wwep.emulator.fault.Direction;
import org.wwep.emulator.fault.FaultFormat;
import org.wwep.emulator.fault.FaultSpec;
import org.wwep.emulator.scenario.Command;
import org.wwep.emulator.scenario.FaultEntry;
import org.wwep.emulator.scenario.ServerSpec;
import org.wwep.net.LinkException;

/** Steps that break things, and those that switch them off and on. */
final class PowerSteps {
  private final StepContext stepContext;

  PowerSteps(StepContext stepContext) {
    this.stepContext = stepContext;
  }

  /** Begins a fault; one that this rig cannot do is an {@link IllegalArgumentException}. */
  void inject(Command.InjectFault step) {
    stepContext.world().faults().inject(spec(step.fault()), step.device());
  }

  /** Returns the fault that an entry of a file describes. */
  static FaultSpec spec(FaultEntry entry) {
    return new FaultSpec(
        entry.name(),
        FaultFormat.parse(entry.type(), entry.attributes()),
        Direction.parse(entry.stream().toString()),
        entry.toxicity());
  }

  void clear(Command.ClearFault step) {
    stepContext.world().faults().clear(step.name(), step.device());
  }

  void reboot(Command.Reboot step) throws StepFailedException, InterruptedException {
    off(step.device());
    on(step.device());
  }

  void off(Command.PowerOff step) throws InterruptedException {
    off(step.device());
  }

  void on(Command.PowerOn step) throws StepFailedException, InterruptedException {
    on(step.device());
  }

  private void off(String device) throws InterruptedException {
    if (device.equals(ServerSpec.ID)) {
      stepContext.server().powerOff();
    } else {
      stepContext.device(device).powerOff();
    }
    stepContext.settle();
  }

  private void on(String device) throws StepFailedException, InterruptedException {
    try {
      if (device.equals(ServerSpec.ID)) {
        stepContext.server().powerOn();
      } else {
        stepContext.device(device).powerOn();
      }
    } catch (LinkException e) {
      throw new StepFailedException("expected the server to listen again, was: " + e.getMessage());
    }
    stepContext.settle();
  }
}
