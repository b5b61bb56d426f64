package org.wwep.emulator.timeline;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.wwep.device.trace.TraceEvent;
import org.wwep.emulator.fault.FaultHits;
import org.wwep.emulator.fault.FaultSpec;
import org.wwep.emulator.sim.net.TrafficEvent;
import org.wwep.protocol.server.Transaction;

/** What a timeline has an entry of. */
public sealed interface TimelineEvent {
  /**
   * A device's firmware told of something; the entry's source is the device's name.
   *
   * @param client which client of the device, by its button; empty if there is only one
   * @param event what it told
   */
  record DeviceEvent(String client, TraceEvent event) implements TimelineEvent {
    /** Makes what a device's only client tells. */
    public DeviceEvent(TraceEvent event) {
      this("", event);
    }
  }

  /** The server answered; the entry's source is the server's name. */
  record ServerEvent(Transaction transaction) implements TimelineEvent {}

  /** Something happened on the simulated network; the entry's source is {@code network}. */
  record NetworkEvent(TrafficEvent traffic) implements TimelineEvent {}

  /**
   * A fault began or ended; the entry's source is the device it is for, or {@code all}.
   *
   * @param name the fault's name
   * @param detail what it does, a few words
   * @param active whether it began
   */
  record FaultEvent(String name, String detail, boolean active) implements TimelineEvent {}

  /**
   * What a fault hit, from its beginning to the end of the run; the entry's source is the device it
   * is for, or {@code all}.
   *
   * @param name the fault's name
   * @param hits how much
   * @param mayMiss whether it is fine if that is nothing
   * @param spec the fault, or null for a rule of somebody's own
   */
  record FaultHitsEvent(String name, FaultHits hits, boolean mayMiss, @Nullable FaultSpec spec)
      implements TimelineEvent {}

  /**
   * A device's coprocessor told its firmware something; the entry's source is the device's name.
   *
   * @param words what, as its driver prints it on the device's console
   */
  record CoprocessorEvent(String words) implements TimelineEvent {}

  /**
   * A command of the bench of a device printed a line; the entry's source is the device's name.
   *
   * @param command what the command is for, {@code flash}
   * @param line what it printed
   */
  record BenchEvent(String command, String line) implements TimelineEvent {}

  /** A device or the server lost power or got it back; the entry's source is its name. */
  record PowerEvent(boolean on) implements TimelineEvent {}

  /**
   * A count changed, such as {@code sockets} or {@code packets}; the entry's source is the device.
   *
   * @param name what is counted
   * @param value how many there are now
   */
  record GaugeEvent(String name, int value) implements TimelineEvent {}

  /**
   * The time from one milestone of a press to another was looked at, and a bench that takes time
   * itself is in it; the entry's source is the device.
   *
   * @param span the milestones, {@code edge to led}
   * @param seen the time as it was seen
   * @param bench what the bench itself takes, by its calibration
   */
  record LatencyEvent(String span, Duration seen, Duration bench) implements TimelineEvent {
    /** Returns what is left for the board: nothing if the bench takes all of it. */
    public Duration board() {
      return seen.compareTo(bench) > 0 ? seen.minus(bench) : Duration.ZERO;
    }
  }

  /**
   * A step of a scenario began or ended; the entry's source is {@code scenario}.
   *
   * @param number the step's number in its file, from 1
   * @param text the step's name or command
   * @param phase where in its life it is
   */
  record StepEvent(int number, String text, Phase phase) implements TimelineEvent {
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
