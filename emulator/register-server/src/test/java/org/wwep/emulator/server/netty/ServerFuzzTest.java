package org.wwep.emulator.server.netty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wwep.net.LogCapture;

/**
 * Random and mutated input against the server's handler, held to an oracle: every reply, every
 * register, and nothing in the log. How many and from which seed, {@code wwep.fuzz.inputs} and
 * {@code wwep.fuzz.seed} say.
 */
@Timeout(1200)
@Tag("slow")
class ServerFuzzTest {
  private static final long INPUTS = Long.getLong("wwep.fuzz.inputs", 100_000);
  private static final long SEED = Long.getLong("wwep.fuzz.seed", 20_261_125);
  private static final long FLAT = 8 << 20;

  @Test
  void whatever_is_sent_the_answer_and_the_registers_are_those_of_the_protocol() {
    FuzzInputs fuzzInputs = new FuzzInputs(new SplittableRandom(SEED));
    long settled = 0;
    try (LogCapture server = LogCapture.of("org.wwep.server");
        LogCapture netty = LogCapture.of("io.netty")) {
      for (long i = 0; i < INPUTS; i++) {
        byte[] bytes = fuzzInputs.next();
        boolean keepAlive = (i & 1) == 0;
        HandlerFuzzTarget.check(
            bytes, keepAlive ? fuzzInputs.pieces(bytes) : List.of(bytes), keepAlive);
        if (i == INPUTS / 10) {
          settled = live();
        }
      }
      assertThat(server.lines()).isEmpty();
      assertThat(netty.lines()).isEmpty();
    }
    assertThat(live() - settled).as("bytes of live heap more than after a tenth").isLessThan(FLAT);
  }

  private static long live() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
