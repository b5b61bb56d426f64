package org.wwep.emulator.testbed;

import java.time.InstantSource;
import org.wwep.hal.BoardConfig;
import org.wwep.hal.HalException;
import org.wwep.hal.MacAddress;
import org.wwep.rtos.Rtos;

/** What boards a world has, and what moves their pins: emulated ones, or real lines. */
public interface HarnessFactory extends AutoCloseable {
  /** Makes a bench, when the first board is asked for. */
  @FunctionalInterface
  interface Opener {
    /**
     * Sets it up.
     *
     * @param rtos for what has to run beside the script
     */
    HarnessFactory make(Rtos rtos) throws HalException;
  }

  /**
   * Puts a board on it.
   *
   * @param config its parts
   * @param mac its MAC address, unless the configuration says another
   * @param clock what stamps edges and changes
   * @throws HalException if it is not available
   */
  BoardHarness boardHarness(BoardConfig config, MacAddress mac, InstantSource clock)
      throws HalException;

  /** Returns whether the GPIO of its boards can be taken away by a fault. */
  boolean takesGpioFaults();

  @Override
  void close();

  /** Returns a bench of emulated boards, whose edges are played at once. */
  static HarnessFactory emulated() {
    return new HarnessFactory() {
      @Override
      public BoardHarness boardHarness(BoardConfig config, MacAddress mac, InstantSource clock) {
        // Stamped with their instants: a busy machine would stretch a burst that takes its time.
        return new EmulatedHarness(
            config, mac, clock, (button, edges) -> edges.forEach(button::play));
      }

      @Override
      public boolean takesGpioFaults() {
        return true;
      }

      @Override
      public void close() {}
    };
  }
}
