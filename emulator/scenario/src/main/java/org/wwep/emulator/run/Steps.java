package org.wwep.emulator.run;

import org.wwep.emulator.scenario.Bouncing;
import org.wwep.emulator.scenario.Command;

/** Does one step, by the group of its command. */
final class Steps {
  private final Scene scene;
  private final SerialSteps serial;
  private final ButtonSteps buttons;
  private final PinSteps pins;
  private final FrameSteps frames;
  private final StateSteps states;
  private final LatencySteps latencies;
  private final PowerSteps power;

  Steps(Scene scene, Bouncing usual, Contact contact) {
    this.scene = scene;
    this.serial = new SerialSteps(scene, new Typing(scene, contact, usual));
    this.buttons = new ButtonSteps(scene, contact, usual);
    this.pins = new PinSteps(scene);
    this.frames = new FrameSteps(scene);
    this.states = new StateSteps(scene);
    this.latencies = new LatencySteps(scene);
    this.power = new PowerSteps(scene);
  }

  /** Does it; a repetition is whose steps are done. */
  void run(Command command) throws StepFailed, InterruptedException {
    switch (command) {
      case Command.Delay step -> scene.bell().sleep(step.duration());
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
