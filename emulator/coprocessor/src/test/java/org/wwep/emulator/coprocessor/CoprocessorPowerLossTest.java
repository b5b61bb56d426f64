package org.wwep.emulator.coprocessor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wwep.emulator.coprocessor.driver.CoprocessorFiles;
import org.wwep.net.bsd.ErrnoException;
import org.wwep.rtos.TestTask;

/** The coprocessor dies at a random moment of a flash write that its firmware asked for. */
@Tag("slow")
class CoprocessorPowerLossTest {
  private static final int SEEDS = 1000;
  private static final Duration PAGE = Duration.ofMillis(1);

  private int cutOff;
  private int done;

  @Test
  void no_committed_file_is_lost_or_corrupted() throws Exception {
    for (int seed = 0; seed < SEEDS; seed++) {
      try (CoprocessorSimulation in =
          new CoprocessorSimulation(
              seed, CoprocessorConfig.PART, CoprocessorSimulation.PROFILE, PAGE)) {
        int number = seed;
        in.world.run(() -> loseOnce(in, number));
      }
    }
    assertThat(cutOff).as("writes that were cut off").isGreaterThan(SEEDS / 2);
    assertThat(done).as("writes that were done before").isGreaterThan(SEEDS / 50);
  }

  private static byte[] content(SplittableRandom random) {
    byte[] content = new byte[random.nextInt(7_000)];
    random.nextBytes(content);
    return content;
  }

  private void loseOnce(CoprocessorSimulation in, int seed) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] other = content(random);
    byte[] before = content(random);
    byte[] after = content(random);
    CoprocessorFiles files = in.nwp.driver().files();
    CoprocessorFiles.Tokens others = files.write("/other", "", other);
    CoprocessorFiles.Tokens tokens = files.write("/file", "", before);
    TestTask<Boolean> writing =
        TestTask.task(
            in.rtos,
            "writing",
            () -> {
              files.write("/file", tokens.write(), after);
              return true;
            });
    // A write takes 16 ms a block, and as much for the directory.
    in.rtos.sleep(Duration.ofMillis(random.nextInt(60)));
    in.nwp.powerOff();
    boolean told = writing.thrown().isEmpty();
    writing.thrown().ifPresent(e -> assertThat(e).isInstanceOf(ErrnoException.class));
    in.nwp.powerOn();
    CoprocessorFiles again = in.nwp.driver().files();
    byte[] now = again.read("/file", tokens.read());
    assertThat(Arrays.equals(now, after) || (!told && Arrays.equals(now, before)))
        .as("seed %d: the file is as before or as after, and as after once that was told", seed)
        .isTrue();
    assertThat(again.read("/other", others.read())).as("seed %d", seed).isEqualTo(other);
    assertThat(again.read("/certs/ca.pem", "")).isEqualTo(org.wwep.net.tls.TestCertificates.ca());
    if (told) {
      done++;
    } else {
      cutOff++;
    }
  }
}
