package org.wwep.emulator.scenario;

import java.nio.file.Path;
import java.time.Duration;
import org.wwep.emulator.carrier.FirmwareSources;
import org.wwep.emulator.external.ExternalSpec;

/** Which firmware a device runs. */
public sealed interface FirmwareSpec {
  /** Returns what the bench of a board itself takes from a press to an edge, or zero. */
  default Duration benchLatency() {
    return Duration.ZERO;
  }

  /** Returns whether it is the course's client, which has states and tells of itself. */
  default boolean isClient() {
    return false;
  }

  /** Returns whether its states are known: it is the client, or a board that prints them. */
  default boolean tellsStates() {
    return isClient();
  }

  /** The course's firmware. */
  enum Course implements FirmwareSpec {
    /** The course's client. */
    CLIENT,
    /** Two clients on one board: {@code btn1} in the clear, {@code btn2} over TLS. */
    DUAL;

    @Override
    public boolean isClient() {
      return true;
    }
  }

  /**
   * Sources in C.
   *
   * @param sources what it is built from
   * @param carrier the name of what runs it, or {@code auto}
   */
  record CSources(FirmwareSources sources, String carrier) implements FirmwareSpec {}

  /** A file that was built before. */
  record BuiltFile(Path file) implements FirmwareSpec {}

  /** A class in Java, by its name. */
  record JavaClass(String name) implements FirmwareSpec {}

  /** Whatever runs on a board on a bench. */
  record OnBench(ExternalSpec board) implements FirmwareSpec {
    @Override
    public Duration benchLatency() {
      return board.latency();
    }

    @Override
    public boolean tellsStates() {
      return board.parts().states();
    }
  }
}
