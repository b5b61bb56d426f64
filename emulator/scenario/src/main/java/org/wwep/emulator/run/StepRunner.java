package org.wwep.emulator.run;

import org.wwep.emulator.scenario.BounceSpec;
import org.wwep.emulator.scenario.Command;

/** Does one step, by the group of its command. */
final class StepRunner {
  private final StepContext stepContext;
  private final SerialSteps serial;
  private final ButtonSteps buttons;
  private final PinSteps pins;
  private final FrameSteps frames;
  private final StateSteps states;
  private final LatencySteps latencies;
  private final PowerSteps power;

  StepRunner(StepContext stepContext, BounceSpec usual, BounceSource bounceSource) {
    this.stepContext = stepContext;
    this.serial = new SerialSteps(stepContext, new ConsoleInput(stepContext, bounceSource, usual));
    this.buttons = new ButtonSteps(stepContext, bounceSource, usual);
    this.pins = new PinSteps(stepContext);
    this.frames = new FrameSteps(stepContext);
    this.states = new StateSteps(stepContext);
    this.latencies = new LatencySteps(stepContext);
    this.power = new PowerSteps(stepContext);
  }

  /** Does it; a repetition is whose steps are done. */
  void run(Command command) throws StepFailedException, InterruptedException {
    switch (command) {
      case Command.Delay step -> stepContext.bell().sleep(step.duration());
      case Command.WaitSerial step -> serial.await(step);
      case Command.ExpectNotSerial step -> serial.expectNot(step);
      case Command.WriteSerial step -> serial.write(step);
      case Command.ExpectPin step -> pins.expect(step);
      case Command.SetControl step -> buttons.control(step);
      case Command.Press step -> buttons.press(step);
      case Command.PressDown step -> buttons.pressDown(step);
      case Command.Release step -> buttons.release(step);
      case Command.WaitPin step -> pins.await(step);
      case Command.HoldPin step -> pins.hold(step);
      case Command.ExpectBlink step -> pins.blink(step);
      case Command.WaitFrame step -> frames.await(step);
      case Command.ExpectNoFrame step -> frames.expectNone(step);
      case Command.ExpectRegister step -> states.register(step);
      case Command.ExpectState step -> states.state(step);
      case Command.ExpectLatency step -> latencies.expect(step);
      case Command.InjectFault step -> power.inject(step);
      case Command.ClearFault step -> power.clear(step);
      case Command.Reboot step -> power.reboot(step);
      case Command.PowerOff step -> power.off(step);
      case Command.PowerOn step -> power.on(step);
      case Command.Repeat step ->
          throw new IllegalArgumentException("a repetition is done step by step, was " + step);
    }
  }
}
