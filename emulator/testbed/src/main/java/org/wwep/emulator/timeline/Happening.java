package org.wwep.emulator.timeline;

import org.wwep.device.trace.TraceEvent;
import org.wwep.emulator.sim.net.Traffic;
import org.wwep.protocol.server.Transaction;

/** What a timeline has an entry of. */
public sealed interface Happening {
  /**
   * A device's firmware told of something; the entry's source is the device's name.
   *
   * @param client which client of the device, by its button; empty if there is only one
   * @param event what it told
   */
  record OnDevice(String client, TraceEvent event) implements Happening {
    /** Makes what a device's only client tells. */
    public OnDevice(TraceEvent event) {
      this("", event);
    }
  }

  /** The server answered; the entry's source is the server's name. */
  record OnServer(Transaction transaction) implements Happening {}

  /** Something happened on the simulated network; the entry's source is {@code network}. */
  record OnNetwork(Traffic traffic) implements Happening {}

  /**
   * A fault began or ended; the entry's source is the device it is for, or {@code all}.
   *
   * @param name the fault's name
   * @param detail what it does, a few words
   * @param active whether it began
   */
  record Fault(String name, String detail, boolean active) implements Happening {}

  /**
   * A device's coprocessor told its firmware something; the entry's source is the device's name.
   *
   * @param words what, as its driver prints it on the device's console
   */
  record OnCoprocessor(String words) implements Happening {}

  /** A device or the server lost power or got it back; the entry's source is its name. */
  record Power(boolean on) implements Happening {}

  /**
   * A count changed, such as {@code sockets} or {@code packets}; the entry's source is the device.
   *
   * @param name what is counted
   * @param value how many there are now
   */
  record Gauge(String name, int value) implements Happening {}

  /**
   * A step of a scenario began or ended; the entry's source is {@code scenario}.
   *
   * @param number the step's number in its file, from 1
   * @param text the step's name or command
   * @param phase where in its life it is
   */
  record Step(int number, String text, Phase phase) implements Happening {
    /** The life of a step. */
    public enum Phase {
      /** It began. */
      BEGUN,
      /** It passed. */
      PASSED,
      /** It failed. */
      FAILED
    }
  }
}
