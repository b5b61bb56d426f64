package org.wwep.emulator.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Numbers that must be the same on every machine and JDK: some of them stand here. */
class SeedTest {
  @Test
  void the_stream_is_that_of_split_mix_64() {
    SimRandom mine = new SimRandom(27708);
    SplittableRandom theirs = new SplittableRandom(27708);
    for (int i = 0; i < 1000; i++) {
      assertThat(mine.nextLong()).isEqualTo(theirs.nextLong());
    }
  }

  @Test
  void bounded_draws_stay_what_they_were() {
    SimRandom random = new SimRandom(1);
    assertThat(random.nextLong(1000)).isEqualTo(566);
    assertThat(random.nextInt(10, 20)).isBetween(10, 19);
    assertThat(new Seed(1).of("dev1").value()).isEqualTo(new Seed(1).of("dev1").value());
    assertThatThrownBy(() -> random.nextInt(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0");
  }

  @Test
  void every_part_has_a_seed_of_its_own() {
    Set<Long> seeds = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      seeds.add(new Seed(1).of("dev" + i).value());
      seeds.add(new Seed(1).of(i).value());
      seeds.add(new Seed(i + 2).value());
    }
    assertThat(seeds).hasSize(3000);
  }

  @Test
  void all_values_of_a_range_come_and_no_other() {
    SimRandom random = new SimRandom(5);
    Set<Integer> seen = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      seen.add(random.nextInt(-3, 4));
      double part = random.nextDouble();
      assertThat(part >= 0 && part < 1).isTrue();
    }
    assertThat(seen).containsExactlyInAnyOrder(-3, -2, -1, 0, 1, 2, 3);
  }
}
