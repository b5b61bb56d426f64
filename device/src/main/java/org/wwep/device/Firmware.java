package org.wwep.device;

import java.time.Duration;
import java.util.Optional;

/**
 * Firmware on a board, whatever it is written in: what may be done with it from outside.
 *
 * <p><b>Shape</b>: installed without power; power comes and goes as often as one likes, and each
 * time it starts afresh. Owned by the thread that installed it.
 *
 * <p><b>Errors</b>: whatever the firmware does wrong is told to the trace; nothing of it is thrown
 * at the caller.
 */
public interface Firmware extends AutoCloseable {
  /** Gives it power; without effect if it has power. */
  void powerOn() throws InterruptedException;

  /** Takes the power away in the middle of whatever it does; without effect if it has none. */
  void powerOff() throws InterruptedException;

  /**
   * Waits until it is done with every press made before this call, as far as it can tell.
   *
   * @return whether that was so within the timeout; firmware that cannot tell says so at once
   */
  default boolean drain(Duration timeout) throws InterruptedException {
    return true;
  }

  /**
   * Waits as {@link #drain} does, but not for a network that cannot be joined: that ends the wait
   * once it was tried as often as a frame is.
   *
   * @return whether it is done with every press; firmware that cannot tell says so at once
   */
  default boolean finish(Duration timeout) throws InterruptedException {
    return drain(timeout);
  }

  /** Returns how it stands, if it can tell: firmware of other origin has no states to look at. */
  default Optional<DeviceSummary> report() throws InterruptedException {
    return Optional.empty();
  }

  /** Puts bytes on the way to its UART; lost if it has no power, or does not read there. */
  default void receive(byte[] bytes) {}

  /** Ends it: power off, tasks ended. */
  @Override
  void close();
}
