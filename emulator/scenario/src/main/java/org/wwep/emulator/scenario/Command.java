package org.wwep.emulator.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.wwep.hal.Level;

/**
 * What a step does.
 *
 * <p><b>Shape.</b> {@code device} is a device's id, or {@code id/button} where one client of
 * several is meant, filled in by the parser where the file may leave it out; where it is marked
 * nullable, null stands for every device. <b>Units.</b> Durations are of the rig's time, virtual
 * time in the simulation.
 *
 * <p><b>Source.</b> {@link Delay}, the short form of {@link WaitSerial}, {@link WriteSerial},
 * {@link ExpectPin} and {@link SetControl} mean what they mean in Wokwi's automation scenarios.
 */
public sealed interface Command {
  /** Returns the key that the command has in a file, {@code wait-serial}. */
  default String keyword() {
    return switch (this) {
      case InjectFault _ -> "fault";
      case Delay _,
          WaitSerial _,
          ExpectNotSerial _,
          WriteSerial _,
          ExpectPin _,
          SetControl _,
          Press _,
          PressDown _,
          Release _,
          WaitPin _,
          HoldPin _,
          ExpectBlink _,
          WaitFrame _,
          ExpectNoFrame _,
          ExpectRegister _,
          ExpectState _,
          ExpectLatency _,
          ClearFault _,
          Reboot _,
          PowerOff _,
          PowerOn _,
          Repeat _ ->
          getClass().getSimpleName().replaceAll("(?<=.)(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    };
  }

  /** Lets time pass; the next step happens at that very instant. */
  record Delay(Duration duration) implements Command {}

  /** Waits until the text has been printed, from where the last such wait stopped looking. */
  record WaitSerial(String device, SerialText text, Duration timeout) implements Command {}

  /** Fails if the text is printed within {@code span}. */
  record ExpectNotSerial(String device, SerialText text, Duration span) implements Command {}

  /** Types bytes into the serial console. */
  record WriteSerial(String device, List<Byte> bytes) implements Command {
    /** Copies the bytes. */
    public WriteSerial {
      bytes = List.copyOf(bytes);
    }

    /** Returns the bytes as an array. */
    public byte[] toBytes() {
      byte[] copy = new byte[bytes.size()];
      for (int i = 0; i < copy.length; i++) {
        copy[i] = bytes.get(i);
      }
      return copy;
    }
  }

  /** Fails unless the pin has this level now. */
  record ExpectPin(PartPin pin, Level level) implements Command {}

  /** Sets a control of a part; buttons have {@code pressed}, 0 or 1. */
  record SetControl(String device, String part, String control, int value) implements Command {}

  /** Presses a button, holds it, lets go; the next step happens once the contact is open. */
  record Press(String device, String part, Duration duration, BounceSpec bounce)
      implements Command {}

  /** Presses a button and keeps it down. */
  record PressDown(String device, String part, BounceSpec bounce) implements Command {}

  /** Lets go of a button. */
  record Release(String device, String part, BounceSpec bounce) implements Command {}

  /** Waits until the pin has this level. */
  record WaitPin(PartPin pin, Level level, Duration timeout) implements Command {}

  /** Fails unless the pin has this level now and keeps it for {@code span}. */
  record HoldPin(PartPin pin, Level level, Duration span) implements Command {}

  /**
   * Fails unless an LED blinks for {@code span}: lit for {@code on} and dark for {@code off}, each
   * give or take the tolerance.
   */
  record ExpectBlink(
      String device, String part, Duration on, Duration off, Duration span, Duration tolerance)
      implements Command {}

  /** Waits for a frame. */
  record WaitFrame(FrameMatch frame, Duration within) implements Command {}

  /** Fails if such a frame is seen within the time. */
  record ExpectNoFrame(FrameMatch frame, Duration within) implements Command {}

  /**
   * Fails unless the server holds this value now, or for null: unless the register is unwritten.
   */
  record ExpectRegister(String device, int register, @Nullable Integer value) implements Command {}

  /**
   * Fails unless the firmware reaches this state within the time, zero for now.
   *
   * @param state a label of {@code org.wwep.device.machine.State}
   */
  record ExpectState(String device, String state, Duration within) implements Command {}

  /** Fails if the latest press took longer than {@code max} from one milestone to the other. */
  record ExpectLatency(String device, Milestone from, Milestone to, Duration max)
      implements Command {}

  /** Begins a fault, for one device or all. */
  record InjectFault(FaultEntry fault, @Nullable String device) implements Command {}

  /** Ends the fault of this name, or for null: all faults; for one device or all. */
  record ClearFault(@Nullable String name, @Nullable String device) implements Command {}

  /** Takes power away and gives it back; {@code device} may be the server. */
  record Reboot(String device) implements Command {}

  /** Takes power away; {@code device} may be the server. */
  record PowerOff(String device) implements Command {}

  /** Gives power; {@code device} may be the server. */
  record PowerOn(String device) implements Command {}

  /** Does the steps several times. */
  record Repeat(int times, List<Step> steps) implements Command {
    /** Copies the steps. */
    public Repeat {
      steps = List.copyOf(steps);
      if (times < 1) {
        throw new IllegalArgumentException("'times' is 1 or more, was " + times);
      }
    }
  }
}
