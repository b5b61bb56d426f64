package org.wwep.emulator.structure.planted;

import com.fasterxml.jackson.core.JsonFactory;
import java.net.Socket;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.Semaphore;
import org.assertj.core.api.Assertions;

/** Classes with wrong names, and firmware that leaves its world. */
public final class WrongNames {
  private WrongNames() {}

  /** A participle. */
  public record Answering(int value) {}

  /** An exception by another name. */
  public static final class LineBroken extends RuntimeException {}

  /** A sealed result, whose kinds may be participles. */
  public sealed interface Verdict {
    /** Right as it is. */
    record Malformed(int at) implements Verdict {}
  }

  /** A library where it does not belong. */
  public static final class LibraryUser {
    /** Uses two of them. */
    public Object use() {
      return Assertions.assertThat(new JsonFactory());
    }
  }

  /** Sleeps without the Rtos. */
  public static final class SleepingFirmware {
    void run() throws InterruptedException {
      Thread.sleep(1);
    }
  }

  /** Reads the clock of the machine. */
  public static final class ClockFirmware {
    Instant run() {
      return Clock.systemUTC().instant();
    }
  }

  /** Opens a socket of the machine. */
  public static final class SocketFirmware {
    Socket run() {
      return new Socket();
    }
  }

  /** Draws what no seed decides. */
  public static final class RandomFirmware {
    int run() {
      return new Random().nextInt();
    }
  }

  /** Blocks without the Rtos. */
  public static final class BlockingFirmware {
    void run(Semaphore semaphore) throws InterruptedException {
      semaphore.acquire();
    }
  }
}
