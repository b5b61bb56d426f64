package org.wwep.emulator.fleet;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a device has of its loop. */
interface DeviceLoop {
  /** Returns what connections are made of. */
  LoopChannels channels();

  /** Returns what devices wait for. */
  LoopDeadlines deadlines();

  /** Has the loop's thread do something; any thread. */
  void execute(Runnable work);

  /** A press has begun, or a look at a register. */
  void begun();

  /** Returns where all else is counted and measured, of devices with or without faults. */
  LoopRecord record(boolean faulty);

  /**
   * Returns the moment that was meant for a press.
   *
   * @param position when in each round its device's turn is
   * @param round how many presses the device had before
   * @param now when it is begun
   */
  long intended(long position, long round, long now);

  /**
   * Returns how long a button is held, or null for as long as the firmware needs.
   *
   * @param round how many presses the device had before
   */
  @Nullable Duration hold(long round);

  /** Returns whether a connection is for more than one press. */
  boolean keepsAlive();

  /** A device is done with a press or with its register. */
  void rest(FleetDevice device);

  /** A device has rested. */
  void resume(FleetDevice device, long now);
}
